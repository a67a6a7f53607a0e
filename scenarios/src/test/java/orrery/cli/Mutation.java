package orrery.cli;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What happens to a file on its way: something is put in, put in the place of something else, cut out, doubled or moved.
 *
 * @param one a place in the text, as a fraction
 * @param other a second place
 * @param word what is put in
 */
record Mutation(double one, double other, String word, Kind kind) {

    /** What is done. */
    enum Kind {
        PUT_IN,
        REPLACE_A_FEW,
        REPLACE_A_NUMBER,
        REPLACE_A_TEXT,
        CUT_A_FEW,
        CUT_A_LINE,
        DOUBLE_A_LINE,
        MOVE_A_LINE,
        CUT_THE_REST
    }

    /** What files should not hold: numbers out of any range, nesting, paths, HTML and other people's languages. */
    private static final List<String> WORDS = List.of(
            "",
            "0",
            "-1",
            "1e999",
            "1e-999999999",
            "9".repeat(5_000),
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "NaN",
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "[".repeat(5_000),
            "{\"a\":".repeat(5_000),
            "[".repeat(900) + "]".repeat(900),
            "\"../../../escaped\"",
            "\"..\\\\escaped\"",
            "\"/escaped\"",
            "\"<script>alert(1)</script>\"",
            "\"</script><svg onload=alert(1)>\"",
            "\"]]><!--\"",
            "\"\\u0000\\u001b[2J\\ud800\"",
            "\"" + "x".repeat(50_000) + "\"",
            "\"n1\"",
            "\"n999\"",
            "\u0000",
            "\uFEFF",
            "}\n{",
            "\n",
            ",",
            ":",
            "\"",
            "\\");

    static Arbitrary<List<Mutation>> some() {
        Arbitrary<Double> places = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(places, places, Arbitraries.of(WORDS), Arbitraries.of(Kind.class))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    static String all(List<Mutation> mutations, String text) {
        String mutated = text;
        for (Mutation mutation : mutations) {
            mutated = mutation.of(mutated);
        }
        return mutated;
    }

    private String of(String text) {
        int at = (int) (one * text.length());
        int few = Math.min(text.length(), at + 1 + (int) (other * 8));
        return switch (kind) {
            case PUT_IN -> text.substring(0, at) + word + text.substring(at);
            case REPLACE_A_FEW -> text.substring(0, at) + word + text.substring(few);
            case REPLACE_A_NUMBER -> replaced(text, at, "-?\\d+");
            case REPLACE_A_TEXT -> replaced(text, at, "\"[^\"\n]*\"");
            case CUT_A_FEW -> text.substring(0, at) + text.substring(few);
            case CUT_A_LINE -> text.substring(0, lineAt(text, at)) + text.substring(lineAfter(text, at));
            case DOUBLE_A_LINE -> text.substring(0, lineAfter(text, at)) + text.substring(lineAt(text, at));
            case MOVE_A_LINE -> {
                String line = text.substring(lineAt(text, at), lineAfter(text, at));
                String without = text.substring(0, lineAt(text, at)) + text.substring(lineAfter(text, at));
                int to = lineAt(without, (int) (other * without.length()));
                yield without.substring(0, to) + line + without.substring(to);
            }
            case CUT_THE_REST -> text.substring(0, at);
        };
    }

    /** The first of this form behind the place. */
    private String replaced(String text, int at, String form) {
        return text.substring(0, at)
                + text.substring(at)
                        .replaceFirst(form, word.replace("\\", "\\\\").replace("$", "\\$"));
    }

    private static int lineAt(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int lineAfter(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
