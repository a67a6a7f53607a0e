package leaks;

import java.util.IdentityHashMap;
import java.util.Map;

/** The number that the JVM draws for an object. */
class IdentityHash {
    int of(Object thing) {
        return System.identityHashCode(thing); // leaks IDENTITY
    }

    Map<String, Long> map() {
        return new IdentityHashMap<>(); // leaks IDENTITY
    }

    int ofMyself() {
        return super.hashCode(); // leaks IDENTITY
    }
}
