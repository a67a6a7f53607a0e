package leaks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Keys without an equality of their own: a copy of such a key is another key. */
class IdentityKeys {
    static class Ticket {
        private final long number = 1;

        long number() {
            return number;
        }
    }

    boolean seen(Ticket ticket) {
        Set<Ticket> seen = new HashSet<>();
        seen.add(ticket); // leaks IDENTITY
        return seen.contains(ticket);
    }

    long asked(byte[] key) {
        Map<byte[], Long> asked = new HashMap<>();
        return asked.merge(key, 1L, Long::sum); // leaks IDENTITY
    }
}
