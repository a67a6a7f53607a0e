package orrery.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Where words go, and what is known about who reads them.
 *
 * @param out for what was asked for
 * @param err for what is said about it
 * @param terminal whether somebody watches, so that progress is worth showing
 * @param colours whether words may be set apart by colour
 * @param width columns of a line
 * @param nanoTime the wall clock of this machine, which reports may quote and nothing may depend on
 * @param in what is typed, a line at a time
 */
record Console(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean colours,
        int width,
        LongSupplier nanoTime,
        InputStream in) {

    /** Nobody types anything. */
    Console(PrintStream out, PrintStream err, boolean terminal, boolean colours, int width, LongSupplier nanoTime) {
        this(out, err, terminal, colours, width, nanoTime, InputStream.nullInputStream());
    }

    private static final int WIDTH = 100;
    private static final int NARROWEST = 60;

    /** When to use colours. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** This process's own. UTF-8 whatever the locale: it is what terminals and pipes read today. */
    @SuppressWarnings("SystemConsoleNull") // of the provider that is named here, it is null where there is no terminal
    static Console ofThisProcess(Outlet out, Map<String, String> environment) {
        // before Java 25 the default is a line editor that takes a tenth of a second to load
        System.setProperty("jdk.console", "java.base");
        boolean terminal = System.console() != null && !"dumb".equals(environment.get("TERM"));
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminal,
                terminal && !unwanted,
                width(environment.getOrDefault("COLUMNS", "")),
                System::nanoTime,
                System.in);
    }

    private static int width(String columns) {
        return columns.matches("[1-9][0-9]{0,3}") ? Math.max(NARROWEST, Integer.parseInt(columns)) : WIDTH;
    }

    Console with(Colour choice) {
        return switch (choice) {
            case AUTO -> this;
            case ALWAYS -> new Console(out, err, terminal, true, width, nanoTime, in);
            case NEVER -> new Console(out, err, terminal, false, width, nanoTime, in);
        };
    }

    /** The text, harmless, in this style if there are colours. */
    String styled(Style style, String text) {
        return colours ? style.around(harmless(text)) : harmless(text);
    }

    void line(String text) {
        out.print(text);
        out.print('\n');
    }

    /** A remark beside what was asked for. */
    void remark(String text) {
        out.flush();
        err.print(text + "\n");
        err.flush();
    }

    /**
     * The text without what would move the cursor or change the terminal: promises, notes and names come from files that
     * anybody may have written. Line ends stay.
     */
    static String harmless(String text) {
        if (text.chars().noneMatch(Console::harms)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (harms(point)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean harms(int point) {
        return point != '\n' && (Character.getType(point) == Character.CONTROL || isBidirectional(point));
    }

    /** Embeddings, overrides and isolates, which show text in another order than it has (CVE-2021-42574). */
    private static boolean isBidirectional(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
