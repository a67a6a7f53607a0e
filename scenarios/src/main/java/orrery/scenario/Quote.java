package orrery.scenario;

import java.util.Locale;

/** Shows foreign text in a message: short, on one line, and without power over a terminal. */
final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    static String shortened(String text) {
        int end = Math.min(text.length(), LONGEST);
        boolean halved = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        end -= halved ? 1 : 0;
        return harmless(text.substring(0, end)) + (end < text.length() ? "..." : "");
    }

    /** With all that could break a line or steer a terminal made visible. */
    static String harmless(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(point -> shown.append(
                        isHarmless(point) ? Character.toString(point) : String.format(Locale.ROOT, "\\u%04x", point)));
        return shown.toString();
    }

    static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
