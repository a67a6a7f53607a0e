package orrery.trace;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes the canonical text of a value, or the beginning of it. */
final class ValueText {

    private static final String RESERVED = ",=()[]{}\"\\";

    /** What would be taken for a value of another kind. */
    private static final Pattern OTHER = Pattern.compile("none|true|false|NaN|-?Infinity|-?\\d+(\\.\\d+(E-?\\d+)?)?");

    private final StringBuilder text = new StringBuilder();
    private final int enough;

    private ValueText(int enough) {
        this.enough = enough;
    }

    static String of(Value value) {
        ValueText whole = new ValueText(Integer.MAX_VALUE);
        whole.add(value);
        return whole.text.toString();
    }

    /** At most {@code length} characters, the last of them an ellipsis if something is missing. */
    static String brief(Value value, int length) {
        if (length < 1) {
            throw new IllegalArgumentException("not even an ellipsis fits into " + length + " characters");
        }
        ValueText start = new ValueText(length);
        start.add(value);
        StringBuilder text = start.text;
        if (text.length() <= length) {
            return text.toString();
        }
        int end = length - 1;
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private void add(Value value) {
        switch (value) {
            case Value.Struct struct -> {
                text.append(struct.type());
                series('(', struct.fields(), ')', field -> {
                    text.append(field.name()).append('=');
                    add(field.value());
                });
            }
            case Value.Items items -> series('[', items.values(), ']', this::add);
            case Value.Entries entries ->
                series('{', entries.entries(), '}', entry -> {
                    add(entry.key());
                    text.append('=');
                    add(entry.value());
                });
            case Value.Text words -> add(words.text());
            case Value.Whole whole -> text.append(whole.number());
            case Value.Real real -> text.append(real.number());
            case Value.Flag flag -> text.append(flag.set());
            case Value.Nothing nothing -> text.append("none");
        }
    }

    private <E> void series(char open, List<E> elements, char close, Consumer<E> add) {
        text.append(open);
        String between = "";
        for (E element : elements) {
            text.append(between);
            if (text.length() > enough) {
                return;
            }
            add.accept(element);
            between = ", ";
        }
        text.append(close);
    }

    private void add(String words) {
        if (isPlain(words)) {
            text.append(words);
            return;
        }
        text.append('"');
        for (int at = 0; at < words.length(); at++) {
            char letter = words.charAt(at);
            switch (letter) {
                case '"', '\\' -> text.append('\\').append(letter);
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> {
                    if (isInvisible(words, at)) {
                        text.append("\\u").append(HexFormat.of().toHexDigits(letter));
                    } else {
                        text.append(letter);
                    }
                }
            }
        }
        text.append('"');
    }

    /** Whether a text can be told from everything else without quotes around it. */
    private static boolean isPlain(String words) {
        if (words.isEmpty() || words.charAt(0) == ' ' || words.charAt(words.length() - 1) == ' ') {
            return false;
        }
        for (int at = 0; at < words.length(); at++) {
            if (RESERVED.indexOf(words.charAt(at)) >= 0 || isInvisible(words, at)) {
                return false;
            }
        }
        return !OTHER.matcher(words).matches();
    }

    /** Controls, marks that turn the direction of writing, and halves of characters: never shown as they are. */
    private static boolean isInvisible(String words, int at) {
        char letter = words.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 == words.length() || !Character.isLowSurrogate(words.charAt(at + 1));
        }
        if (Character.isLowSurrogate(letter)) {
            return at == 0 || !Character.isHighSurrogate(words.charAt(at - 1));
        }
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
