package shown;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Says the first name of a sorted set: the control. */
public record ListOrder() implements Speaker {

    private static final List<String> NAMES =
            IntStream.range(0, 1000).mapToObj(number -> "name" + number).toList();

    @Override
    public String text() {
        return new TreeSet<>(NAMES).first() + NAMES.contains("name7");
    }
}
