package orrery.trace;

import java.nio.CharBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** One line of JSON, read token by token. Whatever is not as expected is answered with the place where it stands. */
final class JsonLine {

    /** Names are not cached by the parser: a file could fill its table with names that collide. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3 * Value.MAX_DEPTH + 16)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String file;
    private final long number;
    private final JsonParser parser;

    JsonLine(String file, long number, CharBuffer text) {
        this.file = file;
        this.number = number;
        this.parser = JSON.createParser(
                ObjectReadContext.empty(), text.array(), text.arrayOffset() + text.position(), text.remaining());
    }

    /** Where the token begins that was read last, in characters from 1. */
    int column() {
        return Math.max(1, parser.currentTokenLocation().getColumnNr());
    }

    /** An objection to what begins in this column. */
    TraceFormatException wrong(int column, String problem) {
        return new TraceFormatException(file, number, column, problem);
    }

    /** An objection to the token that was read last. */
    TraceFormatException expected(String what) throws TraceFormatException {
        return wrong(column(), "found " + found() + ", expected " + what);
    }

    JsonToken token() {
        return Objects.requireNonNull(parser.currentToken(), "nothing was read yet");
    }

    /** Goes on to the next token; there has to be one. */
    JsonToken next() throws TraceFormatException {
        JsonToken token = read(parser::nextToken);
        if (token == null) {
            throw wrong(column(), "the line ends too early");
        }
        return token;
    }

    /** Goes on to the next token, which has to be of this kind. */
    void next(JsonToken kind, String what) throws TraceFormatException {
        if (next() != kind) {
            throw expected(what);
        }
    }

    /** Goes on to the name of the object's next member, or answers null at the object's end. */
    @Nullable
    String nextName() throws TraceFormatException {
        return next() == JsonToken.END_OBJECT ? null : text();
    }

    /** Goes on to the end of the line, where there is nothing. */
    void end() throws TraceFormatException {
        if (read(parser::nextToken) != null) {
            throw expected("the end of the line");
        }
    }

    /** The text, or the name of a member, that was read last. */
    String text() throws TraceFormatException {
        if (token() != JsonToken.VALUE_STRING && token() != JsonToken.PROPERTY_NAME) {
            throw expected("a text");
        }
        return read(parser::getString);
    }

    /** The whole number that was read last. */
    long whole() throws TraceFormatException {
        if (token() != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw expected("a whole number of 64 bits");
        }
        return parser.getLongValue();
    }

    /** The whole number that was read last, where it counts things in memory. */
    int count() throws TraceFormatException {
        long count = whole();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw expected("a number from 0 to " + Integer.MAX_VALUE);
        }
        return (int) count;
    }

    /** The number with a fraction or an exponent that was read last. */
    double real() throws TraceFormatException {
        double number = read(parser::getDoubleValue);
        if (!Double.isFinite(number)) {
            throw expected("a number of double precision");
        }
        return number;
    }

    /** Reads one member of an object, whose value has begun. */
    interface Member {
        void read(String name) throws TraceFormatException;
    }

    /** Reads an object from the name of its first member, which was read last, to its end. */
    void members(List<String> required, List<String> optional, Member member) throws TraceFormatException {
        Set<String> missing = new LinkedHashSet<>(required);
        Set<String> left = new LinkedHashSet<>(required);
        left.addAll(optional);
        for (String name = text(); name != null; name = nextName()) {
            missing.remove(name);
            if (!left.remove(name)) {
                throw expected(
                        left.isEmpty()
                                ? "the end of this object"
                                : "one of " + String.join(", ", left) + ", each once");
            }
            next();
            member.read(name);
        }
        if (!missing.isEmpty()) {
            throw wrong(column(), "this object has no " + String.join(", no ", missing));
        }
    }

    /** What is made of what began in a column; where the parts do not fit together, that is a fault of the file. */
    <T> T fitting(int column, Supplier<T> made) throws TraceFormatException {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw wrong(column, String.valueOf(e.getMessage()));
        }
    }

    /** Holds that something fits; where it does not, that is a fault of the file. */
    void fitting(int column, Runnable check) throws TraceFormatException {
        fitting(column, () -> {
            check.run();
            return this;
        });
    }

    private <T extends @Nullable Object> T read(Supplier<T> token) throws TraceFormatException {
        try {
            return token.get();
        } catch (JacksonException e) {
            int column = e.getLocation() == null ? column() : e.getLocation().getColumnNr();
            throw wrong(Math.max(1, column), e.getOriginalMessage());
        }
    }

    private String found() throws TraceFormatException {
        return switch (token()) {
            case START_OBJECT -> "an object";
            case END_OBJECT -> "the end of an object";
            case START_ARRAY -> "an array";
            case END_ARRAY -> "the end of an array";
            case PROPERTY_NAME -> "the name " + new Value.Text(text()).brief(60);
            case VALUE_STRING -> "the text " + new Value.Text(text()).brief(60);
            default -> {
                String number = read(parser::getString);
                yield number.length() > 60 ? number.substring(0, 59) + "…" : number;
            }
        };
    }
}
