package orrery.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines that are typed in a terminal: they can be edited, what was said before comes back with the arrows, and the tabulator completes. */
final class TypedLines implements Lines {

    private static final String PROMPT = "> ";

    private final Terminal terminal;
    private final LineReader reader;

    /** @param next what may come after these words of a line */
    TypedLines(Terminal terminal, UnaryOperator<List<String>> next) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .completer((unused, line, candidates) -> next.apply(line.words().subList(0, line.wordIndex())).stream()
                        .map(Candidate::new)
                        .forEach(candidates::add))
                .build();
    }

    /** In this process's own terminal; what asks the system by libraries that must be unpacked first is left out. */
    static TypedLines ofThisProcess(UnaryOperator<List<String>> next) throws IOException {
        return new TypedLines(
                TerminalBuilder.builder()
                        .jni(false)
                        .jna(false)
                        .jansi(false)
                        .dumb(true)
                        .build(),
                next);
    }

    /** Ends at Ctrl-D, and at Ctrl-C as well. */
    @Override
    public @Nullable String next() {
        try {
            return reader.readLine(PROMPT);
        } catch (EndOfFileException | UserInterruptException end) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
