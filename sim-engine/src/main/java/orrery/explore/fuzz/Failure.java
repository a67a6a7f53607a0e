package orrery.explore.fuzz;

import java.util.regex.Pattern;
import orrery.verdict.Verdict;

/**
 * Failures of one kind: they break the same promise, and say so in the same words but for names and numbers.
 *
 * @param shape the sentence with {@code #} in place of numbers
 * @param first the first seed that failed so
 * @param example what was said about it
 * @param count how many seeds failed so
 */
public record Failure(String promise, String shape, long first, Verdict example, long count) {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final int LONGEST_SHAPE = 160;

    static String shape(String sentence) {
        String shape = NUMBER.matcher(sentence).replaceAll("#");
        return shape.length() <= LONGEST_SHAPE ? shape : shape.substring(0, LONGEST_SHAPE) + "…";
    }

    Failure again() {
        return new Failure(promise, shape, first, example, count + 1);
    }
}
