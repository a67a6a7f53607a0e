package orrery.viz.text;

import java.math.BigInteger;
import orrery.api.Times;

/** The characters of a timeline, in ASCII or Unicode, and what is done to text that comes from elsewhere. */
record Glyphs(boolean unicode) {

    private static final char TILDE = '~';

    String arrow() {
        return unicode ? "→" : "->";
    }

    String from() {
        return unicode ? "←" : "<-";
    }

    String ellipsis() {
        return unicode ? "…" : "...";
    }

    String thread() {
        return unicode ? "┊" : ":";
    }

    /** Names and remarks may hold anything: what would move the cursor, colour or turn the text becomes a question mark. */
    String safe(String foreign) {
        StringBuilder safe = new StringBuilder(foreign.length());
        foreign.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || point == '\r') {
                safe.append(' ');
            } else if (!unicode && point == '…') {
                safe.append(ellipsis());
            } else if (shown(point)) {
                safe.appendCodePoint(point);
            } else {
                safe.append('?');
            }
        });
        return safe.toString();
    }

    private boolean shown(int point) {
        if (point >= ' ' && point <= TILDE) {
            return true;
        }
        return unicode
                && switch (Character.getType(point)) {
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

    /** At most {@code room} columns of a text. */
    String cut(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        int kept = Math.max(0, room - ellipsis().length());
        if (kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        return text.substring(0, kept) + ellipsis();
    }

    /** Seconds with a fixed number of decimals, rounded half up: {@code 3.412s}. */
    static String seconds(long nanos, int decimals) {
        long unit = 1;
        for (int nth = decimals; nth < 9; nth++) {
            unit *= 10;
        }
        BigInteger rounded =
                BigInteger.valueOf(nanos).add(BigInteger.valueOf(unit / 2)).divide(BigInteger.valueOf(unit));
        String digits = rounded.toString();
        while (digits.length() <= decimals) {
            digits = "0" + digits;
        }
        int point = digits.length() - decimals;
        return digits.substring(0, point) + "." + digits.substring(point) + "s";
    }

    /** About how long: three digits and a unit, as in {@code 1.23s}. */
    static String rounded(long nanos) {
        long unit = 1;
        while (nanos / unit >= 1000) {
            unit *= 10;
        }
        return Times.text((nanos + unit / 2) / unit * unit);
    }
}
