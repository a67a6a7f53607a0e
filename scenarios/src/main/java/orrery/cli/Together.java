package orrery.cli;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does two things at the same time, for whoever waits for both. */
final class Together {

    private Together() {}

    /** What can be done. */
    interface Task {
        void run() throws IOException;
    }

    /** Ends when both have ended, and fails if one has failed. */
    static void run(Task here, Task elsewhere) throws IOException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> other = thread.submit(() -> {
                elsewhere.run();
                return null;
            });
            here.run();
            other.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case OutOfMemoryError failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
