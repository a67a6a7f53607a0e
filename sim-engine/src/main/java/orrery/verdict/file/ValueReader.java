package orrery.verdict.file;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads values written as EDN or JSON: longs, doubles, booleans, null, strings, lists and maps. Keywords, symbols and
 * strings all become strings, sets and vectors become lists, and tags are skipped, so that what one tool writes as EDN and
 * another as JSON is the same value here; so is a string of JSON that is written like a keyword. Ratios and characters
 * become strings, whole numbers that are too large for a long remain what they are.
 */
final class ValueReader {

    /** What is read at the end of the file. */
    static final Object END = new Object();

    /** Numbers that are only compared: ratios, and addresses of objects. */
    private static final Pattern TEXTUAL = Pattern.compile("[-+]?[0-9]+/[0-9]+|0x[0-9a-f]+");

    private static final int MOST_DIGITS = 1_000;
    private static final int DEEPEST = 250;
    private static final int LONGEST = 1 << 24;
    /** What an unfinished value takes for each of its parts. */
    private static final int PART = 24;

    private final Characters in;
    private final boolean json;
    private final Room room;
    private final StringBuilder text = new StringBuilder();
    /** The innermost first. */
    private final Deque<Unfinished> unfinished = new ArrayDeque<>();
    /** How much memory the parts of the value that is being read take. */
    private long unfinishedBytes;

    ValueReader(Characters in, boolean json, Room room) {
        this.in = in;
        this.json = json;
        this.room = room;
    }

    /**
     * The next value of a sequence of values, or {@link #END}.
     *
     * @throws LargeHistoryException if it is too large to be kept
     */
    @Nullable
    Object nextOrEnd() {
        skip();
        return in.peek() == Characters.END ? END : value();
    }

    /** Skips white space and comments; commas count as white space. */
    void skip() {
        while (true) {
            int next = in.peek();
            if (next == ' ' || next == '\n' || next == '\t' || next == '\r' || next == ',' || next == '\uFEFF') {
                in.next();
            } else if (json && next == ':') {
                in.next();
            } else if (!json && next == ';') {
                while (in.peek() != '\n' && in.peek() != Characters.END) {
                    in.next();
                }
            } else {
                return;
            }
        }
    }

    /** Without recursion: how deep a stranger nests is no matter of how large a stack is. */
    private @Nullable Object value() {
        unfinished.clear();
        unfinishedBytes = 0;
        while (true) {
            skip();
            Object value;
            Unfinished inner = unfinished.peek();
            if (inner != null && inner.ends(in.peek())) {
                in.next();
                unfinished.pop();
                value = inner.whole();
            } else if (begins()) {
                if (unfinished.size() > DEEPEST) {
                    throw in.wrong("values are nested more than " + DEEPEST + " deep");
                }
                continue;
            } else {
                value = simple(inner);
            }
            for (inner = unfinished.peek(); inner != null && inner.kind == Kind.TAGGED; inner = unfinished.peek()) {
                unfinished.pop();
            }
            if (inner == null) {
                return value;
            }
            if (inner.kind == Kind.DISCARDED) {
                unfinished.pop();
            } else if (inner.wantsKey() && value == null) {
                throw in.wrong("a map's key cannot be nil");
            } else {
                unfinishedBytes += PART + (value instanceof String word ? word.length() : 0);
                room.mustHold(unfinishedBytes);
                inner.parts.add(value);
            }
        }
    }

    /** What holds other values, or stands before one. */
    private enum Kind {
        LIST,
        MAP,
        /** {@code #tag value} */
        TAGGED,
        /** {@code #_ value} */
        DISCARDED
    }

    /** A value of which only the beginning has been read. */
    private record Unfinished(Kind kind, char close, List<@Nullable Object> parts) {

        private Unfinished(Kind kind, char close) {
            this(kind, close, new ArrayList<>());
        }

        private boolean ends(int next) {
            return next == close && (kind == Kind.LIST || wantsKey());
        }

        private boolean wantsKey() {
            return kind == Kind.MAP && parts.size() % 2 == 0;
        }

        private Object whole() {
            if (kind == Kind.LIST) {
                return parts;
            }
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int key = 0; key < parts.size(); key += 2) {
                map.put(parts.get(key), parts.get(key + 1));
            }
            return map;
        }
    }

    /** Whether what comes next holds other values; then it is begun. */
    private boolean begins() {
        Unfinished begun;
        switch (in.peek()) {
            case '[' -> begun = new Unfinished(Kind.LIST, ']');
            case '(' -> begun = new Unfinished(Kind.LIST, ')');
            case '{' -> begun = new Unfinished(Kind.MAP, '}');
            case '#' -> {
                in.next();
                if (in.peek() == '#') {
                    return false;
                }
                unfinished.push(tagged());
                return true;
            }
            case '^' -> begun = new Unfinished(Kind.DISCARDED, ' ');
            default -> {
                return false;
            }
        }
        in.next();
        unfinished.push(begun);
        return true;
    }

    /** A set {@code #{...}}, a tagged value {@code #tag value}, or a discarded one {@code #_ value}, without the first sign. */
    private Unfinished tagged() {
        if (in.peek() == '{') {
            in.next();
            return new Unfinished(Kind.LIST, '}');
        }
        if (in.peek() == ':') {
            in.next();
        }
        return new Unfinished(word().equals("_") ? Kind.DISCARDED : Kind.TAGGED, ' ');
    }

    private @Nullable Object simple(@Nullable Unfinished inner) {
        int first = in.peek();
        if (first == Characters.END && inner != null && inner.kind == Kind.LIST) {
            throw in.wrong("expected '" + inner.close + "', found the end of the file");
        }
        return switch (first) {
            case '"' -> string();
            case Characters.END, ']', ')', '}' -> throw in.wrong("expected a value, found " + in.found());
            default -> atom();
        };
    }

    private String string() {
        in.next();
        text.setLength(0);
        while (true) {
            int next = in.next();
            if (next == '"') {
                if (json && text.length() > 1 && text.charAt(0) == ':') {
                    text.deleteCharAt(0);
                }
                return kept();
            }
            if (next == Characters.END || text.length() > LONGEST) {
                throw in.wrong("a string does not end");
            }
            text.append(next == '\\' ? escaped() : (char) next);
        }
    }

    private char escaped() {
        int next = in.next();
        return switch (next) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                int code = 0;
                for (int digit = 0; digit < 4; digit++) {
                    int value = Character.digit(in.next(), 16);
                    if (value < 0) {
                        throw in.wrong("expected four hexadecimal digits after \\u");
                    }
                    code = 16 * code + value;
                }
                yield (char) code;
            }
            case '"', '\\', '/' -> (char) next;
            default -> throw in.wrong("there is no escape \\" + (char) next);
        };
    }

    private @Nullable Object atom() {
        int first = in.peek();
        if (first == '-' || first == '+' || (first >= '0' && first <= '9')) {
            return number();
        }
        if (first == '\\' && !json) {
            return character();
        }
        boolean keyword = first == ':';
        if (keyword) {
            in.next();
        }
        String word = word();
        if (word.isEmpty()) {
            throw in.wrong("expected a value, found " + in.found());
        }
        if (keyword) {
            return word;
        }
        return switch (word) {
            case "nil", "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> {
                if (json) {
                    throw in.wrong("JSON has no value " + word);
                }
                yield word;
            }
        };
    }

    /** Such as {@code \\a} and {@code \\newline}; it may be one that else ends a word. */
    private String character() {
        in.next();
        text.setLength(0);
        do {
            text.append((char) in.next());
            tooLong();
        } while (isOfWord(in.peek()));
        return kept();
    }

    private Object number() {
        text.setLength(0);
        long value = 0;
        boolean whole = true;
        boolean negative = in.peek() == '-';
        int digits = 0;
        while (isOfWord(in.peek())) {
            char next = (char) in.next();
            text.append(next);
            if (next >= '0' && next <= '9') {
                digits++;
                value = 10 * value - (next - '0');
            } else {
                whole &= text.length() == 1;
            }
            tooLong();
        }
        if (whole && digits > 0 && digits < 19) {
            return room.once(negative ? value : -value);
        }
        String number = text.toString();
        try {
            if (json) {
                return whole ? whole(number) : Double.valueOf(number);
            }
            return switch (number.charAt(number.length() - 1)) {
                case 'N' -> whole(number.substring(0, number.length() - 1));
                case 'M' -> Double.valueOf(number.substring(0, number.length() - 1));
                default ->
                    whole
                            ? whole(number)
                            : TEXTUAL.matcher(number).matches() ? kept() : (Object) Double.valueOf(number);
            };
        } catch (NumberFormatException notOne) {
            // a process of Jepsen may be called 1-2, a symbol -
            if (json || digits > 0) {
                throw in.wrong("expected a number, found " + number);
            }
            return kept();
        }
    }

    private static Object whole(String number) {
        if (number.length() > MOST_DIGITS) {
            throw new NumberFormatException(number);
        }
        BigInteger value = new BigInteger(number);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private String word() {
        text.setLength(0);
        while (isOfWord(in.peek())) {
            text.append((char) in.next());
            tooLong();
        }
        return kept();
    }

    private void tooLong() {
        if (text.length() > LONGEST) {
            throw in.wrong("a word of more than " + LONGEST + " characters");
        }
    }

    private String kept() {
        return room.once(text.toString());
    }

    private boolean isOfWord(int next) {
        return switch (next) {
            case Characters.END, ' ', '\n', '\t', '\r', ',', '"', '[', ']', '(', ')', '{', '}', ';' -> false;
            case ':' -> !json;
            default -> true;
        };
    }
}
