package orrery.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Seeds that follow each other, written {@code 1..20}.
 *
 * @param last at least the first
 */
public record SeedRange(long first, long last) {

    static final String PATTERN = "-?\\d{1,19}\\.\\.-?\\d{1,19}";
    static final String ALLOWED = "seeds are written 1..20";

    private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,19})\\.\\.(-?\\d{1,19})");

    /** @throws IllegalArgumentException saying what is allowed */
    public static SeedRange parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (written.matches()) {
            try {
                SeedRange seeds = new SeedRange(Long.parseLong(written.group(1)), Long.parseLong(written.group(2)));
                if (Math.subtractExact(seeds.last, seeds.first) >= 0) {
                    return seeds;
                }
            } catch (NumberFormatException | ArithmeticException tooLarge) {
                // refused below
            }
        }
        throw new IllegalArgumentException(ALLOWED);
    }

    public List<Long> all() {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    public long count() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
