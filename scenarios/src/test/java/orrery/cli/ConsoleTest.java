package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal may be told. */
class ConsoleTest {

    @Test
    void whatWouldCommandATerminalIsShownInstead() {
        assertThat(Console.harmless("a\nb \u001b]0;mine\u0007 \u009b2J \r \u202e \u2067"))
                .isEqualTo("a\nb \\u001b]0;mine\\u0007 \\u009b2J \\u000d \\u202e \\u2067");
        assertThat(Console.harmless("Grüße, 你好, 𝄞")).isEqualTo("Grüße, 你好, 𝄞");
    }

    @ParameterizedTest
    @CsvSource({"'', 100", "132, 132", "20, 60", "-5, 100", "99999, 100", "wide, 100"})
    void theWidthIsThatOfTheTerminalWithinReason(String columns, int width) {
        Console console =
                Console.ofThisProcess(new Outlet(OutputStream.nullOutputStream()), Map.of("COLUMNS", columns));
        assertThat(console.width()).isEqualTo(width);
    }

    @Test
    void anOutletRemembersWhyItBrokeUnlessNobodyReads() {
        assertThat(broken("Broken pipe").complaint()).isNull();
        assertThat(broken("No space left on device").complaint()).isEqualTo("No space left on device");
    }

    private static Outlet broken(String reason) {
        Outlet outlet = new Outlet(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(reason);
            }
        });
        outlet.write(new byte[100_000], 0, 100_000);
        outlet.flush();
        return outlet;
    }

    @Test
    void wordsSurviveAShell() {
        assertThat(Shell.quoted("raft/leader-crash")).isEqualTo("raft/leader-crash");
        assertThat(Shell.quoted("title=it's $HOME")).isEqualTo("'title=it'\\''s $HOME'");
        assertThat(Shell.quoted("")).isEqualTo("''");
    }
}
