package leaks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** What only shared state needs. */
class Locks {
    private long count;

    synchronized long next() {
        return ++count; // leaks LOCK
    }

    long block() {
        synchronized (this) { // leaks LOCK
            return count;
        }
    }

    Object others(int which) {
        return switch (which) {
            case 0 -> new ReentrantLock(); // leaks LOCK
            case 1 -> new AtomicLong(); // leaks LOCK
            case 2 -> new ConcurrentHashMap<String, String>(); // leaks LOCK
            default -> new CountDownLatch(1); // leaks LOCK
        };
    }

    void waiting() throws InterruptedException {
        wait(); // leaks LOCK
    }
}
