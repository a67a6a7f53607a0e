package orrery.cli;

import java.io.ByteArrayInputStream;
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

    private static final Path FAULTY_PLUGIN = PLUGIN.resolveSibling("faulty-plugin");

    private static final long TICK = 500_000_000;

    private final Path plugin;
    private final boolean colours;

    private Terminal(Path plugin, boolean colours) {
        this.plugin = plugin;
        this.colours = colours;
    }

    static Terminal plain() {
        return new Terminal(PLUGIN, false);
    }

    static Terminal coloured() {
        return new Terminal(PLUGIN, true);
    }

    /** With {@link Faulty} and nothing else. */
    static Terminal faulty() {
        return new Terminal(FAULTY_PLUGIN, false);
    }

    /** What a command left behind. */
    record Typed(int code, String out, String err) {}

    Typed type(String... words) {
        return typeInto("", words);
    }

    /** @param lines what is piped into the command */
    Typed typeInto(String lines, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicLong nanos = new AtomicLong();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                colours,
                100,
                () -> nanos.addAndGet(TICK),
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {plugin.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
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
