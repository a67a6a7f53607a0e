package orrery.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Types commands, with a clock that ticks half a second each time it is looked at, and protocols of its own. */
final class Terminal {

    /** Where the service file of these protocols lies; not on the class path, so no other test meets them. */
    static final Path PLUGIN = Path.of("src/test/resources/orrery/cli/plugin").toAbsolutePath();

    private static final long TICK = 500_000_000;

    private final boolean colours;

    private Terminal(boolean colours) {
        this.colours = colours;
    }

    static Terminal plain() {
        return new Terminal(false);
    }

    static Terminal coloured() {
        return new Terminal(true);
    }

    /** What a command left behind. */
    record Typed(int code, String out, String err) {}

    Typed type(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicLong nanos = new AtomicLong();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                colours,
                100,
                () -> nanos.addAndGet(TICK));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader plugin = new URLClassLoader(new URL[] {PLUGIN.toUri().toURL()}, before)) {
            thread.setContextClassLoader(plugin);
            int code = Main.execute(console, words);
            return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The path of a scenario that these tests bring. */
    static String scenario(String name) {
        return "src/test/resources/orrery/cli/scenarios/" + name + ".yaml";
    }
}
