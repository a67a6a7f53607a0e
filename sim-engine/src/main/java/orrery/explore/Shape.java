package orrery.explore;

import java.util.regex.Pattern;
import orrery.verdict.Verdict;

/**
 * What a sentence about a broken promise says, without the names, numbers and values of the one run that it is about: in it
 * failures of one kind are alike.
 */
public final class Shape {

    private static final int LONGEST = 160;
    private static final Pattern INNERMOST =
            Pattern.compile("\\[[^\\[\\]{}()]*]|\\{[^\\[\\]{}()]*}|\\([^\\[\\]{}()]*\\)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern LISTED = Pattern.compile("(\\w*#)((,| and|, and) \\1)+(?!\\w)");

    private Shape() {}

    /**
     * What stands in brackets is left out, {@code #} stands in place of a number, and one name in place of several, as in
     * {@code n# leads term #}. What else was going on while something was awaited does not count.
     */
    public static String of(Verdict verdict) {
        return of(verdict.reason());
    }

    /** The same of any sentence. */
    public static String of(String sentence) {
        String shape = sentence;
        for (String before = ""; !before.equals(shape); ) {
            before = shape;
            shape = INNERMOST.matcher(shape).replaceAll("");
        }
        shape = NUMBER.matcher(shape).replaceAll("#");
        shape = LISTED.matcher(shape).replaceAll("$1");
        return shape.length() <= LONGEST ? shape : shape.substring(0, LONGEST) + "…";
    }
}
