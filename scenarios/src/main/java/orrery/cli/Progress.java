package orrery.cli;

import java.util.function.Supplier;
import orrery.api.Times;

/** Says on a terminal what takes so long, once it does, and takes the words back; says nothing in a pipe. */
final class Progress {

    private static final long PATIENCE_MILLIS = 500;
    private static final String ERASE_LINE = "\r\u001b[K";

    private Progress() {}

    /**
     * What takes long.
     *
     * @param <F> how it may fail
     */
    interface Work<R, F extends Exception> {
        R done() throws F;
    }

    /** Waits for the work and answers what came of it. */
    static <R, F extends Exception> R during(Console console, String what, Work<R, F> work) throws F {
        return during(console, () -> what, work);
    }

    /** The same, with words that change while one waits. */
    static <R, F extends Exception> R during(Console console, Supplier<String> what, Work<R, F> work) throws F {
        if (!console.terminal()) {
            return work.done();
        }
        Thread teller = Thread.ofPlatform().daemon().start(() -> tell(console, what));
        try {
            return work.done();
        } finally {
            silence(teller);
        }
    }

    private static void tell(Console console, Supplier<String> what) {
        long millis = 0;
        try {
            while (true) {
                Thread.sleep(PATIENCE_MILLIS);
                millis += PATIENCE_MILLIS;
                console.err()
                        .print(ERASE_LINE + Console.harmless(what.get()) + " ... " + Times.text(millis * 1_000_000));
                console.err().flush();
            }
        } catch (InterruptedException done) {
            console.err().print(millis > 0 ? ERASE_LINE : "");
            console.err().flush();
        }
    }

    private static void silence(Thread teller) {
        teller.interrupt();
        try {
            teller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
