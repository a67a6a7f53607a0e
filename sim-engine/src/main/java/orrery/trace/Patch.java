package orrery.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

/**
 * What turns one value into another, as brief as their difference: in a saved trace a state is a patch on the node's
 * state before. What a patch leaves alone is shared by both values.
 */
sealed interface Patch {

    /** Leaves any value as it is. */
    record Same() implements Patch {}

    /** Another value altogether. */
    record Replace(Value value) implements Patch {}

    /** Some fields of a struct change. */
    record Fields(List<FieldPatch> changed) implements Patch {
        public Fields {
            changed = List.copyOf(changed);
        }
    }

    /**
     * A struct of another type, as when a follower becomes a candidate.
     *
     * @param fields all of the new struct's fields, in order; what a field of that name held before is patched, and one
     *     that was not there held nothing
     */
    record Becomes(String type, List<FieldPatch> fields) implements Patch {
        public Becomes {
            fields = List.copyOf(fields);
        }
    }

    /** The patch of one field. */
    record FieldPatch(String name, Patch patch) {}

    /** From {@code at} on, {@code drop} items give way to others. */
    record SpliceItems(int at, int drop, List<Value> insert) implements Patch {
        public SpliceItems {
            insert = Chunks.of(insert);
        }
    }

    /** From {@code at} on, {@code drop} entries give way to others. */
    record SpliceEntries(int at, int drop, List<Value.Entry> insert) implements Patch {
        public SpliceEntries {
            insert = Chunks.of(insert);
        }
    }

    /** Some items change, or what stands under some keys: by their place, from 0. */
    record Each(SortedMap<Integer, Patch> changed) implements Patch {}

    /** What turns one value into the other; {@link Same} if they are equal. */
    @SuppressWarnings("ReferenceEquality") // a shared part needs no comparison
    static Patch between(Value before, Value after) {
        if (before == after) {
            return new Same();
        }
        return switch (after) {
            case Value.Struct is when before instanceof Value.Struct was -> structs(was, is);
            case Value.Items is when before instanceof Value.Items was -> items(Middle.of(was.values(), is.values()));
            case Value.Entries is
            when before instanceof Value.Entries was -> entries(Middle.of(was.entries(), is.entries()));
            default -> before.equals(after) ? new Same() : new Replace(after);
        };
    }

    private static Patch structs(Value.Struct before, Value.Struct after) {
        Map<String, Value> was = valuesByName(before);
        List<FieldPatch> all = new ArrayList<>();
        for (Value.Field field : after.fields()) {
            Value old = was.get(field.name());
            all.add(new FieldPatch(
                    field.name(), old == null ? new Replace(field.value()) : between(old, field.value())));
        }
        if (!before.type().equals(after.type()) || !names(before).equals(names(after))) {
            return new Becomes(after.type(), all);
        }
        all.removeIf(field -> field.patch() instanceof Same);
        return all.isEmpty() ? new Same() : new Fields(all);
    }

    private static Patch items(Middle<Value> middle) {
        if (!middle.inPlace()) {
            return new SpliceItems(middle.start(), middle.removed().size(), middle.inserted());
        }
        SortedMap<Integer, Patch> changed = new TreeMap<>();
        for (int at = middle.start(); at < middle.afterEnd(); at++) {
            put(changed, at, between(middle.before().get(at), middle.after().get(at)));
        }
        return changed.isEmpty() ? new Same() : new Each(changed);
    }

    private static Patch entries(Middle<Value.Entry> middle) {
        SortedMap<Integer, Patch> changed = new TreeMap<>();
        boolean inPlace = middle.inPlace();
        for (int at = middle.start(); inPlace && at < middle.afterEnd(); at++) {
            Value.Entry was = middle.before().get(at);
            Value.Entry is = middle.after().get(at);
            inPlace = was.key().equals(is.key());
            put(changed, at, between(was.value(), is.value()));
        }
        if (!inPlace) {
            return new SpliceEntries(middle.start(), middle.removed().size(), middle.inserted());
        }
        return changed.isEmpty() ? new Same() : new Each(changed);
    }

    private static void put(SortedMap<Integer, Patch> changed, int at, Patch patch) {
        if (!(patch instanceof Same)) {
            changed.put(at, patch);
        }
    }

    /**
     * The value that this patch makes of another.
     *
     * @param bytes told, before it is taken, about how much memory the new value takes beyond what it shares; may throw
     * @throws IllegalArgumentException if the patch does not fit the value
     */
    default Value applyTo(Value before, LongConsumer bytes) {
        return switch (this) {
            case Same same -> before;
            case Replace(Value value) -> value;
            case Fields(List<FieldPatch> changed) -> fields(before, changed, bytes);
            case Becomes becomes -> becomes(before, becomes, bytes);
            case SpliceItems splice -> splice(before, splice, bytes);
            case SpliceEntries splice -> splice(before, splice, bytes);
            case Each(SortedMap<Integer, Patch> changed) -> each(before, changed, bytes);
        };
    }

    private static Value fields(Value before, List<FieldPatch> changed, LongConsumer bytes) {
        if (!(before instanceof Value.Struct struct)) {
            throw misfit("a struct", before);
        }
        bytes.accept(64 + 32L * struct.fields().size());
        Map<String, Patch> patches = new HashMap<>();
        for (FieldPatch field : changed) {
            patches.put(field.name(), field.patch());
        }
        List<Value.Field> after = new ArrayList<>(struct.fields().size());
        for (Value.Field field : struct.fields()) {
            Patch patch = patches.remove(field.name());
            after.add(patch == null ? field : new Value.Field(field.name(), patch.applyTo(field.value(), bytes)));
        }
        if (!patches.isEmpty()) {
            throw new IllegalArgumentException("this patch changes "
                    + changed.stream()
                            .map(FieldPatch::name)
                            .filter(patches::containsKey)
                            .findFirst()
                            .orElseThrow()
                    + ", but " + struct.type() + " has only "
                    + new Value.Items(names(struct).stream()
                                    .<Value>map(Value.Text::new)
                                    .toList())
                            .brief(100));
        }
        return new Value.Struct(struct.type(), after);
    }

    private static Value becomes(Value before, Becomes becomes, LongConsumer bytes) {
        if (!(before instanceof Value.Struct struct)) {
            throw misfit("a struct", before);
        }
        bytes.accept(64 + 32L * becomes.fields().size());
        Map<String, Value> was = valuesByName(struct);
        List<Value.Field> after = new ArrayList<>(becomes.fields().size());
        for (FieldPatch field : becomes.fields()) {
            Value old = was.getOrDefault(field.name(), Value.Nothing.INSTANCE);
            after.add(new Value.Field(field.name(), field.patch().applyTo(old, bytes)));
        }
        return new Value.Struct(becomes.type(), after);
    }

    private static Value splice(Value before, SpliceItems splice, LongConsumer bytes) {
        if (!(before instanceof Value.Items(List<Value> values))) {
            throw misfit("items", before);
        }
        return new Value.Items(splice(values, splice.at(), splice.drop(), splice.insert(), bytes));
    }

    private static Value splice(Value before, SpliceEntries splice, LongConsumer bytes) {
        if (!(before instanceof Value.Entries(List<Value.Entry> entries))) {
            throw misfit("entries", before);
        }
        return new Value.Entries(splice(entries, splice.at(), splice.drop(), splice.insert(), bytes));
    }

    private static <E> List<E> splice(List<E> before, int at, int drop, List<E> insert, LongConsumer bytes) {
        if (at < 0 || drop < 0 || at > before.size() - drop) {
            throw new IllegalArgumentException(
                    "this patch drops " + drop + " from place " + at + " on, where there are only " + before.size());
        }
        Chunks<E> chunks = Chunks.of(before);
        bytes.accept(chunks.bytesToSplice(at, drop, insert.size()));
        return chunks.splice(at, drop, insert);
    }

    private static Value each(Value before, SortedMap<Integer, Patch> changed, LongConsumer bytes) {
        return switch (before) {
            case Value.Items(List<Value> values) ->
                new Value.Items(each(values, changed, bytes, (value, patch) -> patch.applyTo(value, bytes)));
            case Value.Entries(List<Value.Entry> entries) ->
                new Value.Entries(each(
                        entries,
                        changed,
                        bytes,
                        (entry, patch) -> new Value.Entry(entry.key(), patch.applyTo(entry.value(), bytes))));
            default -> throw misfit("items or entries", before);
        };
    }

    private static <E> List<E> each(
            List<E> before, SortedMap<Integer, Patch> changed, LongConsumer bytes, BiFunction<E, Patch, E> apply) {
        Chunks<E> chunks = Chunks.of(before);
        bytes.accept(chunks.bytesToChange(changed.size()));
        SortedMap<Integer, E> elements = new TreeMap<>();
        changed.forEach((at, patch) -> {
            if (at < 0 || at >= chunks.size()) {
                throw new IllegalArgumentException(
                        "this patch changes what is at place " + at + ", where there are only " + chunks.size());
            }
            elements.put(at, apply.apply(chunks.get(at), patch));
        });
        return chunks.with(elements);
    }

    private static List<String> names(Value.Struct struct) {
        return struct.fields().stream().map(Value.Field::name).toList();
    }

    private static Map<String, Value> valuesByName(Value.Struct struct) {
        Map<String, Value> values = new HashMap<>();
        for (Value.Field field : struct.fields()) {
            values.put(field.name(), field.value());
        }
        return values;
    }

    private static IllegalArgumentException misfit(String fits, Value found) {
        return new IllegalArgumentException("this patch is for " + fits + ", but finds " + found.brief(60));
    }
}
