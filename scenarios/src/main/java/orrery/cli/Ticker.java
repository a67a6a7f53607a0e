package orrery.cli;

import java.util.Locale;
import orrery.api.Times;
import orrery.explore.fuzz.Totals;

/** One line on a terminal that says how far a campaign is; nothing in a pipe. */
final class Ticker {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int EVERY = 16;

    private Ticker() {}

    /** @param played how many seeds were played in this time */
    static void tick(Console console, Totals totals, long played, long wallNanos) {
        if (!console.terminal() || totals.seeds() % EVERY != 0) {
            return;
        }
        console.err()
                .print(ERASE_LINE
                        + String.format(
                                Locale.ROOT,
                                "%,d seeds, %.1f a second, %,d failing, %,d abstract states, %s",
                                totals.seeds(),
                                played * 1e9 / StrictMath.max(1, wallNanos),
                                totals.failing(),
                                totals.distinctOutlines(),
                                Times.text(wallNanos / 1_000_000_000 * 1_000_000_000)));
        console.err().flush();
    }

    static void erase(Console console) {
        if (console.terminal()) {
            console.err().print(ERASE_LINE);
            console.err().flush();
        }
    }
}
