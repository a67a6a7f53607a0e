package leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Whatever runs beside the run. */
class Threads {
    void start(Runnable work) {
        new Thread(work).start(); // leaks THREAD
    }

    void pause() throws InterruptedException {
        Thread.sleep(10); // leaks THREAD
        TimeUnit.SECONDS.sleep(1); // leaks THREAD
    }

    void pool(Runnable work) {
        ExecutorService pool = Executors.newFixedThreadPool(2); // leaks THREAD
        pool.submit(work); // leaks THREAD
    }

    CompletableFuture<String> future() {
        return CompletableFuture.supplyAsync(() -> "done"); // leaks THREAD
    }

    long inParallel(ArrayList<Long> numbers) {
        return numbers.parallelStream().mapToLong(n -> n).sum(); // leaks THREAD
    }

    long inParallelToo(List<Long> numbers) {
        return numbers.stream().parallel().count(); // leaks THREAD
    }

    Timer timer() {
        return new Timer(); // leaks THREAD
    }

    ThreadLocal<String> local() {
        return ThreadLocal.withInitial(() -> "mine"); // leaks THREAD
    }

    static class Worker extends Thread { // leaks THREAD
        String who() {
            return getName(); // leaks THREAD
        }
    }
}
