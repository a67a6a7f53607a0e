package orrery.trace;

import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.api.Times;

/**
 * An object and its description. What became of the object is described by what it was: parts that are the same objects
 * as before are not looked into, and what is described as before is shared. So a log that grows with every step costs
 * little, and all its states together take hardly more room than the last.
 *
 * @param live does not change any more
 */
@SuppressWarnings("ReferenceEquality") // what is the same needs no comparison
public record Description(@Nullable Object live, Value value) {

    public static final Description NOTHING = new Description(null, Value.Nothing.INSTANCE);

    private static final Value.Struct NO_PARTS = new Value.Struct("", List.of());

    /** What {@link Value#of} says of the next object. */
    public Description then(@Nullable Object next) {
        return new Description(next, describe(next, this, 0));
    }

    /** Describes what stands where something stood before. */
    private static Value describe(@Nullable Object live, Description before, int depth) {
        if (live == before.live) {
            return before.value;
        }
        if (live instanceof Value value) {
            return value;
        }
        if (live instanceof Optional<?> optional) {
            return describe(optional.orElse(null), before, depth);
        }
        if (before.live instanceof Optional<?> optional) {
            return describe(live, new Description(optional.orElse(null), before.value), depth);
        }
        Value simple = simple(live);
        if (simple != null) {
            return simple.equals(before.value) ? before.value : simple;
        }
        Objects.requireNonNull(live); // nothing is described as simple
        if (depth == Value.MAX_DEPTH) {
            throw new Undescribable("is nested more than " + depth + " deep: does it contain itself?");
        }
        return switch (live) {
            case Record record -> struct(record, before, depth + 1);
            case Collection<?> collection -> items(collection, before, depth + 1);
            case Map<?, ?> map -> entries(map, before, depth + 1);
            case Object array when array.getClass().isArray() -> items(array, before, depth + 1);
            case Object object -> struct(object, before, depth + 1);
        };
    }

    /** The description of what has no parts, or null. */
    private static @Nullable Value simple(@Nullable Object live) {
        return switch (live) {
            case null -> Value.Nothing.INSTANCE;
            case String text -> new Value.Text(text);
            case Long number -> new Value.Whole(number);
            case Integer number -> new Value.Whole(number);
            case Boolean flag -> new Value.Flag(flag);
            case Enum<?> constant -> new Value.Text(constant.name());
            case NodeId node -> new Value.Text(node.name());
            case Duration time -> new Value.Text(Times.text(time));
            case Span span -> new Value.Text(span.toString());
            case Double number -> new Value.Real(number);
            case Float number -> new Value.Real(number);
            case Short number -> new Value.Whole(number);
            case Byte number -> new Value.Whole(number);
            case Character letter -> new Value.Text(letter.toString());
            default -> null;
        };
    }

    // ---- records, and objects without fields

    private static Value struct(Object live, Description before, int depth) {
        Parts parts = Parts.of(live.getClass())
                .orElseThrow(() -> new Undescribable("is a " + live.getClass().getName() + ", which has no description:"
                        + " use records, enums, strings, numbers, durations and collections"));
        Value.Struct was = before.parts();
        boolean same = was.type().equals(parts.type())
                && was.fields().size() == parts.components().size();
        List<Value.Field> fields = new ArrayList<>(parts.components().size());
        for (Parts.Component component : parts.components()) {
            int place = place(component.name(), was.fields(), fields.size());
            try {
                fields.add(before.field(place, component, live, depth));
            } catch (Undescribable e) {
                throw e.in(component.name());
            }
            same = same && fields.getLast() == was.fields().get(fields.size() - 1);
        }
        return same ? before.value : new Value.Struct(parts.type(), fields);
    }

    /** This as a struct of which the parts are at hand, or an empty one. */
    private Value.Struct parts() {
        return value instanceof Value.Struct struct && !(live instanceof Value) ? struct : NO_PARTS;
    }

    /** Where the field of this name is, most likely in the same place as before; or -1. */
    private static int place(String name, List<Value.Field> fields, int likely) {
        if (likely < fields.size() && fields.get(likely).name().equals(name)) {
            return likely;
        }
        for (int place = 0; place < fields.size(); place++) {
            if (fields.get(place).name().equals(name)) {
                return place;
            }
        }
        return -1;
    }

    /** Describes a component by the field in this place of what was before. */
    private Value.Field field(int place, Parts.Component component, Object whole, int depth) {
        if (place < 0 || live == null) {
            return new Value.Field(component.name(), describe(component.in(whole), NOTHING, depth));
        }
        Value.Field field = parts().fields().get(place);
        Object was =
                Parts.of(live.getClass()).orElseThrow().components().get(place).in(live);
        Value described = describe(component.in(whole), new Description(was, field.value()), depth);
        return described == field.value() ? field : new Value.Field(component.name(), described);
    }

    // ---- lists, sets, arrays, maps

    private static Value items(Object live, Description before, int depth) {
        List<Value> was = before.value instanceof Value.Items(List<Value> values) ? values : List.of();
        List<Value> is = series(
                live,
                before.live,
                was,
                (at, element, earlier, old) -> item(at, element, earlier, old, depth),
                ValueOrder.OF_VALUES);
        return is == was && before.value instanceof Value.Items ? before.value : new Value.Items(is);
    }

    private static Value item(int at, @Nullable Object live, @Nullable Object earlier, @Nullable Value old, int depth) {
        try {
            return describe(live, old == null ? NOTHING : new Description(earlier, old), depth);
        } catch (Undescribable e) {
            throw e.in("[" + at + "]");
        }
    }

    private static Value entries(Map<?, ?> live, Description before, int depth) {
        List<Value.Entry> was = before.value instanceof Value.Entries(List<Value.Entry> entries) ? entries : List.of();
        List<Value.Entry> is = series(
                live,
                before.live,
                was,
                (at, entry, earlier, old) ->
                        entry((Map.Entry<?, ?>) Objects.requireNonNull(entry), (Map.Entry<?, ?>) earlier, old, depth),
                ValueOrder.OF_ENTRIES);
        return is == was && before.value instanceof Value.Entries ? before.value : new Value.Entries(is);
    }

    private static Value.Entry entry(
            Map.Entry<?, ?> live, Map.@Nullable Entry<?, ?> earlier, Value.@Nullable Entry old, int depth) {
        if (earlier == null || old == null) {
            return entry(live, describe(live.getKey(), NOTHING, depth), NOTHING, depth);
        }
        Value key = describe(live.getKey(), new Description(earlier.getKey(), old.key()), depth);
        boolean sameKey = key == old.key();
        Value.Entry entry =
                entry(live, key, sameKey ? new Description(earlier.getValue(), old.value()) : NOTHING, depth);
        return sameKey && entry.value() == old.value() ? old : entry;
    }

    private static Value.Entry entry(Map.Entry<?, ?> live, Value key, Description before, int depth) {
        try {
            return new Value.Entry(key, describe(live.getValue(), before, depth));
        } catch (Undescribable e) {
            throw e.in("{" + key.brief(40) + "}");
        }
    }

    /** Describes elements by those before, if these have an order too; answers the same list if nothing changed. */
    private static <E> List<E> series(
            Object live, @Nullable Object before, List<E> was, Series.Each<E> each, Comparator<E> order) {
        boolean comparable = isOrdered(live) && (was.isEmpty() || isOrdered(before));
        Series<E> earlier = comparable && !was.isEmpty()
                ? new Series<>(elements(before), Chunks.of(was))
                : new Series<>(new Object[0], Chunks.of(comparable ? was : List.of()));
        Chunks<E> described = earlier.then(elements(live), each);
        if (isOrdered(live)) {
            return described;
        }
        List<E> sorted = new ArrayList<>(described);
        sorted.sort(order);
        Middle<E> middle = Middle.of(was, sorted);
        boolean same = middle.removed().isEmpty() && middle.inserted().isEmpty();
        return same
                ? was
                : middle.before().splice(middle.start(), middle.removed().size(), middle.inserted());
    }

    /** Whether the type promises an order; where it does not, there might be one, but nobody can know. */
    private static boolean isOrdered(@Nullable Object live) {
        return live instanceof SequencedCollection<?>
                || live instanceof SequencedMap<?, ?>
                || live instanceof Queue<?>
                || live instanceof EnumSet<?>
                || live instanceof EnumMap<?, ?>
                || (live != null && live.getClass().isArray());
    }

    private static @Nullable Object[] elements(@Nullable Object live) {
        if (live instanceof Collection<?> collection) {
            return collection.toArray();
        }
        if (live instanceof Map<?, ?> map) {
            return map.entrySet().toArray();
        }
        @Nullable Object[] elements = new Object[Array.getLength(Objects.requireNonNull(live))];
        for (int at = 0; at < elements.length; at++) {
            elements[at] = Array.get(live, at);
        }
        return elements;
    }
}
