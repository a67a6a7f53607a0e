package leaks;

import java.lang.ref.Cleaner;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** What hangs on the garbage collector. */
class Garbage {
    Object hold(int which, Object thing) {
        return switch (which) {
            case 0 -> new WeakReference<>(thing); // leaks GARBAGE
            case 1 -> new SoftReference<>(thing); // leaks GARBAGE
            case 2 -> Cleaner.create(); // leaks GARBAGE
            default -> memory(); // looks at it only
        };
    }

    Map<String, String> memory() {
        System.gc(); // leaks GARBAGE
        return new WeakHashMap<>(); // leaks GARBAGE
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
        memory(); // leaks GARBAGE
    }
}
