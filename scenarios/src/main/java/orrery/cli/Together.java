package orrery.cli;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Does two things at the same time, for whoever waits for both. */
final class Together {

    private Together() {}

    /** What can be done. */
    interface Task {
        void run() throws IOException;
    }

    /** Ends when both have ended, and fails if one has failed. */
    static void run(Task here, Task elsewhere) throws IOException {
        CompletableFuture<Void> other = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                elsewhere.run();
                other.complete(null);
            } catch (IOException | RuntimeException | Error e) {
                other.completeExceptionally(e);
            }
        });
        try {
            here.run();
        } finally {
            other.exceptionally(failure -> null).join();
        }
        try {
            other.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }
}
