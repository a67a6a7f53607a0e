package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;

/** What fingers do while they walk: complete, call back what was said, mend it. */
class TypedLinesTest {

    private static final String TAB = "\t";
    private static final String ENTER = "\r";
    private static final String UP = "\u0010";
    private static final String RUB_OUT = "\u007f";
    private static final String END = "\u0004";

    private static TypedLines typing(String keys) throws IOException {
        PipedOutputStream fingers = new PipedOutputStream();
        PipedInputStream keyboard = new PipedInputStream(fingers);
        fingers.write(keys.getBytes(StandardCharsets.UTF_8));
        fingers.flush();
        return new TypedLines(
                new ExternalTerminal("walk", "ansi", keyboard, new ByteArrayOutputStream(), StandardCharsets.UTF_8),
                before -> before.isEmpty() ? List.of("crash", "cut", "next") : List.of("n1", "n2"));
    }

    @Test
    void wordsAreCompleted() throws IOException {
        try (TypedLines lines = typing("cr" + TAB + "n1" + ENTER + END)) {
            assertThat(lines.next()).isEqualTo("crash n1");
            assertThat(lines.next()).isNull();
        }
    }

    @Test
    void whatWasSaidComesBackAndIsMended() throws IOException {
        try (TypedLines lines = typing("cut n1 n2" + ENTER + UP + RUB_OUT + "3" + ENTER + "a !b \\ 'c" + ENTER + END)) {
            assertThat(lines.next()).isEqualTo("cut n1 n2");
            assertThat(lines.next()).isEqualTo("cut n1 n3");
            assertThat(lines.next()).isEqualTo("a !b \\ 'c");
            assertThat(lines.next()).isNull();
        }
    }
}
