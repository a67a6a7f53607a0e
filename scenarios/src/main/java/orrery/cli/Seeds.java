package orrery.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Seeds that follow each other, as {@code 1..20} on the command line.
 *
 * @param last at least the first
 */
record Seeds(long first, long last) {

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,19})\\.\\.(-?\\d{1,19})");

    List<Long> all() {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    long count() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }

    /** Reads what was typed. */
    static final class Reader implements ITypeConverter<Seeds> {
        @Override
        public Seeds convert(String text) {
            Matcher form = FORM.matcher(text);
            if (form.matches()) {
                try {
                    Seeds seeds = new Seeds(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
                    if (Math.subtractExact(seeds.last, seeds.first) >= 0) {
                        return seeds;
                    }
                } catch (NumberFormatException | ArithmeticException tooLarge) {
                    // refused below
                }
            }
            throw new TypeConversionException("found \"" + text + "\", but seeds are written 1..20");
        }
    }
}
