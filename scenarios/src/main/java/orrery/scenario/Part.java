package orrery.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field or an entry of a scenario, written or not: its path, its place, and what is written there. Whoever finds it
 * wrong says so here.
 */
final class Part {

    private final Problems problems;
    private final String path;
    private final Place name;
    private final Place place;
    private final @Nullable Value value;

    private Part(Problems problems, String path, Place name, Place place, @Nullable Value value) {
        this.problems = problems;
        this.path = path;
        this.name = name;
        this.place = place;
        this.value = value;
    }

    static Part root(Value value, Problems problems) {
        return new Part(problems, "", value.place(), value.place(), value);
    }

    /** What is written here; null if nothing is. */
    @Nullable
    Value value() {
        return value instanceof Value.Nothing ? null : value;
    }

    /** This field of it; if it is not written, its place is that of the whole. */
    Part field(String field) {
        String child = path.isEmpty() ? Quote.shortened(field) : path + "." + Quote.shortened(field);
        Value.Field written =
                value instanceof Value.Fields fields ? fields.fields().get(field) : null;
        return written == null
                ? new Part(problems, child, place, place, null)
                : new Part(problems, child, written.name(), written.value().place(), written.value());
    }

    /** The same, had this field not been written. */
    Part without(String field) {
        if (!(value instanceof Value.Fields written)) {
            return this;
        }
        Map<String, Value.Field> others = new LinkedHashMap<>(written.fields());
        others.remove(field);
        return new Part(problems, path, name, place, new Value.Fields(written.place(), others));
    }

    /** This entry of it, from 0. */
    Part entry(int index) {
        Value written =
                value instanceof Value.Entries list && index < list.entries().size()
                        ? list.entries().get(index)
                        : null;
        Place at = written == null ? place : written.place();
        return new Part(problems, path + "[" + index + "]", at, at, written);
    }

    /** Says that what is written here is not allowed. */
    void refuse(String allowed) {
        say(value == null ? "found nothing, but " + allowed : value.found() + ", but " + allowed);
    }

    /** Says what is wrong here. */
    void say(String message) {
        problems.add(place, path, message);
    }

    /** Says why this field should not be here. */
    void sayOfName(String message) {
        problems.add(name, path, message);
    }

    /** All that was found wrong so far, here and elsewhere. */
    ScenarioException problems() {
        return problems.exception();
    }

    /** Where it is written, or where what it is a part of is. */
    Place place() {
        return place;
    }

    /** Whether nothing was found wrong here or within, so that something may be concluded from it. */
    boolean clean() {
        return problems.none(path);
    }
}
