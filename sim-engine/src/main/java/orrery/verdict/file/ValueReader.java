package orrery.verdict.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads values written as EDN or JSON: longs, doubles, booleans, null, strings, lists and maps. Keywords, symbols and
 * strings all become strings, sets and vectors become lists, and tags are skipped, so that what one tool writes as EDN and
 * another as JSON is the same value here.
 */
final class ValueReader {

    /** What is read at the end of the file. */
    static final Object END = new Object();

    private static final int DEEPEST = 250;
    private static final int LONGEST = 1 << 24;
    private static final int MOST_WORDS = 10_000;

    private final Characters in;
    private final boolean json;
    private final StringBuilder text = new StringBuilder();
    /** Each word is kept once: a history is made of few. */
    private final Map<String, String> words = new HashMap<>();

    ValueReader(Characters in, boolean json) {
        this.in = in;
        this.json = json;
    }

    /** The next value of a sequence of values, or {@link #END}. */
    @Nullable
    Object nextOrEnd() {
        skip();
        return in.peek() == Characters.END ? END : value(0);
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

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw in.wrong("values are nested more than " + DEEPEST + " deep");
        }
        int first = in.peek();
        return switch (first) {
            case '[' -> list(']', depth);
            case '(' -> list(')', depth);
            case '{' -> map(depth);
            case '"' -> string();
            case '#' -> tagged(depth);
            case Characters.END, ']', ')', '}' -> throw in.wrong("expected a value, found " + in.found());
            default -> atom();
        };
    }

    private List<@Nullable Object> list(int close, int depth) {
        in.next();
        List<@Nullable Object> list = new ArrayList<>();
        for (skip(); in.peek() != close; skip()) {
            if (in.peek() == Characters.END) {
                throw in.wrong("expected '" + (char) close + "', found the end of the file");
            }
            list.add(value(depth + 1));
        }
        in.next();
        return list;
    }

    private Map<Object, @Nullable Object> map(int depth) {
        in.next();
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (skip(); in.peek() != '}'; skip()) {
            Object key = value(depth + 1);
            skip();
            if (key == null) {
                throw in.wrong("a map's key cannot be nil");
            }
            map.put(key, value(depth + 1));
        }
        in.next();
        return map;
    }

    /** A set {@code #{...}}, a tagged value {@code #tag value}, or a discarded one {@code #_ value}. */
    private @Nullable Object tagged(int depth) {
        in.next();
        if (in.peek() == '{') {
            return list('}', depth);
        }
        String tag = word();
        skip();
        Object value = value(depth + 1);
        if (tag.equals("_")) {
            skip();
            return value(depth + 1);
        }
        return value;
    }

    private String string() {
        in.next();
        text.setLength(0);
        while (true) {
            int next = in.next();
            if (next == '"') {
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
            return negative ? value : -value;
        }
        String number = text.toString();
        try {
            String plain = number.endsWith("N") ? number.substring(0, number.length() - 1) : number;
            return whole || plain.length() < number.length() ? (Object) Long.valueOf(plain) : Double.valueOf(number);
        } catch (NumberFormatException notOne) {
            // a process of Jepsen may be called 1-2, a symbol -
            if (json || digits > 0) {
                throw in.wrong("expected a number, found " + number);
            }
            return kept();
        }
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
        String word = text.toString();
        if (word.length() > 40) {
            return word;
        }
        String known = words.get(word);
        if (known == null && words.size() < MOST_WORDS) {
            words.put(word, word);
        }
        return known == null ? word : known;
    }

    private boolean isOfWord(int next) {
        return switch (next) {
            case Characters.END, ' ', '\n', '\t', '\r', ',', '"', '[', ']', '(', ')', '{', '}', ';' -> false;
            case ':' -> !json;
            default -> true;
        };
    }
}
