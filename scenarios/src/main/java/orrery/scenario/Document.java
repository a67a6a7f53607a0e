package orrery.scenario;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads a text, YAML or JSON, in one pass over Jackson's tokens.
 *
 * <p>YAML's aliases and tags are refused: aliases can make a short text large, and tags can ask for anything.
 */
final class Document {

    /** The deepest field of a scenario lies six deep. */
    private static final int DEEPEST = 20;

    /** As in {@code lognormal(10ms, 0.4)}, or with hundreds of measured times; what is longer can be quoted. */
    private static final int LONGEST_CALL = 4000;

    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;
    private final Place start;
    private final Problems problems;

    private Document(YAMLParser parser, Place start, Problems problems) {
        this.parser = parser;
        this.start = start;
        this.problems = problems;
    }

    /**
     * @param start of the text; if it has no lines, neither have the places within
     * @return null if the text says nothing, or if it cannot be read; the problems say why
     */
    static @Nullable Value read(String text, Place start, Problems problems) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), new Leisurely(text))) {
            return new Document(parser, start, problems).whole();
        } catch (JacksonException unreadable) {
            problems.add(Complaint.place(unreadable, start), "", Complaint.of(unreadable));
            return null;
        } catch (Abandoned noted) {
            return null;
        }
    }

    /**
     * Leaves the last place of a buffer free: where a pair of surrogates falls apart there, SnakeYAML Engine 3.0.1 asks for one
     * character more than its buffer holds.
     */
    static final class Leisurely extends StringReader {

        Leisurely(String text) {
            super(text);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int room = buffer.length - offset;
            return super.read(buffer, offset, length > 1 && length == room ? length - 1 : length);
        }
    }

    private @Nullable Value whole() {
        if (parser.nextToken() == null) {
            return null;
        }
        Value value = value("", 0);
        if (parser.nextToken() != null) {
            problems.add(here(), "", "a second document begins here, but a file holds one scenario");
        }
        return value;
    }

    private Value value(String path, int depth) {
        Place place = here();
        refuse(parser.isCurrentAlias(), path, "an alias (*) stands here; write out what it stands for");
        refuse(parser.getTypeId() != null, path, "a tag (!) stands here; scenarios have none");
        refuse(depth > DEEPEST, path, "lists and fields are nested more than " + DEEPEST + " deep");
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Value.Fields(place, fields(path, depth));
            case START_ARRAY -> new Value.Entries(place, entries(path, depth));
            case VALUE_NULL -> new Value.Nothing(place);
            default -> new Value.Word(place, parser.getString());
        };
    }

    private List<Value> entries(String path, int depth) {
        List<Value> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries.add(value(path + "[" + entries.size() + "]", depth + 1));
        }
        return entries;
    }

    private Map<String, Value.Field> fields(String path, int depth) {
        Map<String, Value.Field> fields = new LinkedHashMap<>();
        String last = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String child = path.isEmpty() ? Quote.shortened(name) : path + "." + Quote.shortened(name);
            Place place = here();
            refuse(parser.isCurrentAlias(), child, "an alias (*) stands here; write out what it stands for");
            parser.nextToken();
            Value.Field field = new Value.Field(place, value(child, depth + 1));
            Value.Field before = fields.get(last);
            Value.Field same = fields.get(name);
            if (before != null && before.value() instanceof Value.Word word && continues(word.text(), field)) {
                fields.put(
                        last, new Value.Field(before.name(), new Value.Word(word.place(), word.text() + ", " + name)));
            } else if (same != null) {
                problems.add(
                        place,
                        child,
                        "written twice; first in line " + same.name().line());
            } else {
                fields.put(name, field);
                last = name;
            }
        }
        return fields;
    }

    /**
     * YAML ends a word within braces at a comma: {@code { latency: lognormal(10ms, 0.4) }} has a second field, named
     * {@code 0.4)}, with nothing in it. People mean the bracket, so the word goes on until it closes.
     */
    private static boolean continues(String word, Value.Field next) {
        return next.value() instanceof Value.Nothing
                && word.length() < LONGEST_CALL
                && word.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum() > 0;
    }

    private Place here() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return start.line() == 0
                ? start
                : new Place(start.source(), Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private void refuse(boolean refused, String path, String message) {
        if (refused) {
            problems.add(here(), path, message);
            throw new Abandoned();
        }
    }

    /** Ends the reading, after the problem was noted: what follows has no meaning, or no bound. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("", null, false, false);
        }
    }
}
