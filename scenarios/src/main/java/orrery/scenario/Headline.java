package orrery.scenario;

import java.util.stream.Collectors;

/** The first sentence of the comment that a scenario begins with. */
final class Headline {

    /** Who writes a longer sentence meant something else by the comment. */
    private static final int MOST_LINES = 10;

    private Headline() {}

    /** Empty if there is no such comment, or if it makes no title. */
    static String of(String text) {
        String comment = text.lines()
                .limit(MOST_LINES)
                .takeWhile(line -> line.isBlank() || line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+", "").strip())
                // this line is for editors
                .filter(line -> !line.startsWith("yaml-language-server:"))
                .dropWhile(String::isEmpty)
                .takeWhile(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        String sentence = comment.replaceFirst("(?<=[.!?])\\s.*", "");
        return Forms.isText(sentence) ? sentence : "";
    }
}
