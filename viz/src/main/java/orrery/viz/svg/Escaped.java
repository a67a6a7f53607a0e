package orrery.viz.svg;

/** Text from a trace, made harmless for XML: names and messages may hold anything. */
final class Escaped {

    private static final char REPLACEMENT = '\uFFFD';

    private Escaped() {}

    /** Markup becomes entities, and characters that XML 1.0 forbids become the replacement character. */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> safe.appendCodePoint(allowed(point) ? point : REPLACEMENT);
            }
        });
        return safe.toString();
    }

    /** XML 1.0, production 2, without surrogates that stand alone; also without marks that turn the direction of text. */
    private static boolean allowed(int point) {
        boolean character = (point >= 0x20 && point < 0x7F)
                || (point >= 0xA0 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
        boolean turnsDirection = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return character && !turnsDirection;
    }
}
