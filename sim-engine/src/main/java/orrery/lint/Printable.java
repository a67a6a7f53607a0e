package orrery.lint;

/** Names out of files that nobody vouches for, made fit to be printed. */
final class Printable {

    private static final int LONGEST = 200;

    private Printable() {}

    /** Without control characters, by which a name could take over a terminal, and no longer than a line or two. */
    static String text(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().limit(LONGEST).forEach(letter -> text.appendCodePoint(isPlain(letter) ? letter : '?'));
        return text.length() < name.length() && name.codePointCount(0, name.length()) > LONGEST
                ? text.append("...").toString()
                : text.toString();
    }

    private static boolean isPlain(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
