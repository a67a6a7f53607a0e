package orrery.cli;

import org.jspecify.annotations.Nullable;
import orrery.api.Times;

/** Says on a terminal what takes so long, once it does; says nothing in a pipe. */
final class Progress implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 500;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Console console;
    private final @Nullable Thread teller;

    private Progress(Console console, String what) {
        this.console = console;
        this.teller = console.terminal() ? Thread.ofPlatform().daemon().start(() -> tell(what)) : null;
    }

    static Progress of(Console console, String what) {
        return new Progress(console, what);
    }

    private void tell(String what) {
        try {
            for (long millis = PATIENCE_MILLIS; ; millis += PATIENCE_MILLIS) {
                Thread.sleep(PATIENCE_MILLIS);
                console.err().print(ERASE_LINE + Console.harmless(what) + " ... " + Times.text(millis * 1_000_000));
                console.err().flush();
            }
        } catch (InterruptedException e) {
            console.err().print(ERASE_LINE);
            console.err().flush();
        }
    }

    /** Takes the words back. */
    @Override
    public void close() {
        if (teller == null) {
            return;
        }
        teller.interrupt();
        try {
            teller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
