package orrery.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place at which two values differ.
 *
 * @param path where, as in {@code saved.log[3].term} or {@code data{k1}}; empty for the values themselves
 * @param before what was there; null if nothing was
 * @param after what is there; null if nothing is
 */
public record Difference(
        String path, @Nullable Value before, @Nullable Value after) {

    /**
     * All places at which two values differ, as deep inside them as their shapes agree, in the order of the value after.
     * Where a struct became one of another type, the first difference at its path names the two types, as texts; those
     * of its fields follow. Lists are matched at their starts and ends, maps by their keys.
     */
    public static List<Difference> between(Value before, Value after) {
        List<Difference> found = new ArrayList<>();
        compare("", before, after, found);
        return List.copyOf(found);
    }

    @SuppressWarnings("ReferenceEquality") // a shared part needs no comparison
    private static void compare(String path, Value before, Value after, List<Difference> found) {
        if (before == after) {
            return;
        }
        int soFar = found.size();
        switch (after) {
            case Value.Struct is when before instanceof Value.Struct was -> structs(path, was, is, found);
            case Value.Items is
            when before instanceof Value.Items was -> items(path, Middle.of(was.values(), is.values()), found);
            case Value.Entries is
            when before instanceof Value.Entries was -> entries(path, Middle.of(was.entries(), is.entries()), found);
            default -> {}
        }
        // other kinds, and those that differ in their order alone
        if (found.size() == soFar && !before.equals(after)) {
            found.add(new Difference(path, before, after));
        }
    }

    private static void structs(String path, Value.Struct before, Value.Struct after, List<Difference> found) {
        if (!before.type().equals(after.type())) {
            found.add(new Difference(path, new Value.Text(before.type()), new Value.Text(after.type())));
        }
        Map<String, Value> was = new LinkedHashMap<>();
        before.fields().forEach(field -> was.put(field.name(), field.value()));
        String prefix = path.isEmpty() ? "" : path + ".";
        for (Value.Field field : after.fields()) {
            put(prefix + field.name(), was.remove(field.name()), field.value(), found);
        }
        was.forEach((name, value) -> found.add(new Difference(prefix + name, value, null)));
    }

    /** Places are those of the list after; what was dropped stands at its place in the list before. */
    private static void items(String path, Middle<Value> middle, List<Difference> found) {
        List<Value> removed = middle.removed();
        List<Value> inserted = middle.inserted();
        int both = Math.min(removed.size(), inserted.size());
        for (int nth = 0; nth < Math.max(removed.size(), inserted.size()); nth++) {
            String place = path + "[" + (middle.start() + nth) + "]";
            if (nth < both) {
                compare(place, removed.get(nth), inserted.get(nth), found);
            } else if (nth < inserted.size()) {
                found.add(new Difference(place, null, inserted.get(nth)));
            } else {
                found.add(new Difference(place, removed.get(nth), null));
            }
        }
    }

    private static void entries(String path, Middle<Value.Entry> middle, List<Difference> found) {
        Map<Value, Value> was = new LinkedHashMap<>();
        middle.removed().forEach(entry -> was.put(entry.key(), entry.value()));
        for (Value.Entry entry : middle.inserted()) {
            put(path + "{" + entry.key() + "}", was.remove(entry.key()), entry.value(), found);
        }
        was.forEach((key, value) -> found.add(new Difference(path + "{" + key + "}", value, null)));
    }

    private static void put(String path, @Nullable Value before, Value after, List<Difference> found) {
        if (before == null) {
            found.add(new Difference(path, null, after));
        } else {
            compare(path, before, after, found);
        }
    }
}
