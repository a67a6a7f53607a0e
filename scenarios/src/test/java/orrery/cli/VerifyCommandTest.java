package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.cli.Terminal.scenario;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Two Java machines play the same run, or verify says where they part. */
class VerifyCommandTest {

    @Test
    void aRunThatDependsOnNothingFromOutsideIsTheSameInBoth() throws IOException, InterruptedException {
        Child.Ended ended = Child.orrery("verify", scenario("postbox"), "--seed", "7");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(ExitCode.KEPT);
        assertThat(ended.out()).contains("All runs are equal.");
        assertThat(ended.out()
                        .lines()
                        .limit(2)
                        .map(line -> line.substring(0, 30))
                        .distinct())
                .hasSize(1);
    }

    /** {@link Leaky} says "HI" in most languages and "Hİ" in Turkish. */
    @Test
    void aLeakIsNamedByStepNodeAndField() throws IOException, InterruptedException {
        Child.Ended ended = Child.orrery("verify", scenario("leaky"));
        assertThat(ended.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ended.out())
                .containsPattern("step 2, \\S+ at n2: after\\.heard is HI in the first run and Hİ in the second");
    }

    @Test
    void whatCannotBePlayedIsToldOnce() {
        Terminal.Typed typed = Terminal.plain().type("verify", scenario("wrong"));
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("protocl");
    }

    @Test
    void whatIsNoJdkIsTold() {
        Path nowhere = Path.of("no", "jdk");
        Terminal.Typed typed = Terminal.plain().type("verify", scenario("postbox"), "--jdk", nowhere.toString());
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("--jdk " + nowhere);
    }
}
