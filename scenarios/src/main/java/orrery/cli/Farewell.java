package orrery.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives long work that somebody interrupts the time to sum up what it has so far. */
final class Farewell {

    private static final long SECONDS = 10;

    private Farewell() {}

    /**
     * Does the work, and its summing up: whoever interrupts it is answered when both are done.
     *
     * @param stopped becomes true where somebody wants no more of the work
     */
    static <R> R during(Console console, AtomicBoolean stopped, Callable<R> work) throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Thread atExit = new Thread(() -> {
            stopped.set(true);
            try {
                boolean inTime = told.await(SECONDS, TimeUnit.SECONDS);
                if (!inTime) {
                    console.remark("orrery: the last seeds were not waited for");
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return work.call();
        } finally {
            // who exits afterwards may come too late to do so
            console.out().flush();
            told.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException goingDown) {
                // the hook waits for us
            }
        }
    }
}
