package orrery.cli;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orrery.api.Times;
import orrery.explore.fuzz.Totals;

/** One line on a terminal that says how far a campaign is; nothing in a pipe. */
final class Ticker {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final long EVERY_NANOS = 250_000_000;

    private final Console console;
    private long next;

    Ticker(Console console) {
        this.console = console;
    }

    /** @param played how many seeds were played in this time */
    void tick(Totals totals, long played, long wallNanos) {
        if (!console.terminal() || wallNanos < next) {
            return;
        }
        next = wallNanos + EVERY_NANOS;
        // a longer line would not be erased whole
        String line = line(totals, played, wallNanos);
        String fits = line.substring(0, StrictMath.min(line.length(), console.width() - 1));
        console.err().print(ERASE_LINE + Console.harmless(fits));
        console.err().flush();
    }

    /** What is failing stands last: it may be long. */
    static String line(Totals totals, long played, long wallNanos) {
        String line = String.format(
                Locale.ROOT,
                "%,d seeds, %.1f a second, %s; %,d abstract states",
                totals.seeds(),
                played * 1e9 / StrictMath.max(1, wallNanos),
                Times.text(wallNanos / 1_000_000_000 * 1_000_000_000),
                totals.distinctOutlines());
        if (!totals.reached().isEmpty()) {
            line += ", "
                    + totals.reached().values().stream()
                            .filter(count -> count > 0)
                            .count() + " of " + totals.reached().size() + " events reached";
        }
        return line + String.format(Locale.ROOT, "; %,d failing", totals.failing()) + promises(totals);
    }

    /** By promise, as in {@code : leader completeness 3, log matching 1}. */
    private static String promises(Totals totals) {
        SortedMap<String, Long> failing = new TreeMap<>();
        totals.failures().forEach(failure -> failing.merge(failure.promise(), failure.count(), Long::sum));
        return failing.isEmpty()
                ? ""
                : failing.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    void erase() {
        if (console.terminal()) {
            console.err().print(ERASE_LINE);
            console.err().flush();
        }
    }
}
