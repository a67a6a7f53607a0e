package shown;

import java.util.Set;
import java.util.stream.IntStream;

/** Says the first name that a walk over a set gives. */
public record SetOrder() implements Speaker {

    private static final Set<String> NAMES =
            Set.of(IntStream.range(0, 1000).mapToObj(number -> "name" + number).toArray(String[]::new));

    @Override
    public String text() {
        return NAMES.iterator().next(); // leaks HASH_ORDER
    }
}
