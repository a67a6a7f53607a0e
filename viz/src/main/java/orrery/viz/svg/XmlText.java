package orrery.viz.svg;

/** Text from a trace, made harmless for XML: names and messages may hold anything. */
public final class XmlText {

    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /** Clean, and with entities in place of markup: fit for an element's content and for an attribute. */
    public static String escaped(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        clean(raw).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /**
     * Line breaks become spaces. What XML 1.0 forbids (production 2), halves of characters and marks that turn the
     * direction of writing become the replacement character.
     */
    public static String clean(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        raw.codePoints()
                .map(point -> point == '\n' || point == '\r' || point == '\t' ? ' ' : point)
                .forEach(point -> clean.appendCodePoint(allowed(point) ? point : REPLACEMENT));
        return clean.toString();
    }

    private static boolean allowed(int point) {
        boolean character = (point >= 0x20 && point < 0x7F)
                || (point >= 0xA0 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
        boolean turnsDirection = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return character && !turnsDirection;
    }
}
