package orrery.explore.space;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.ConsPStack;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSequence;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.PStack;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;
import orrery.api.Node;
import orrery.api.NodeId;

/** Gives nodes other names, wherever they stand in a value that a protocol holds. */
final class Renaming {

    private final List<NodeId> names;
    private final Map<Integer, Integer> locals = new HashMap<>();
    private final Map<Integer, Integer> envelopes = new HashMap<>();

    /** @param names the new name of each node, by its index */
    Renaming(List<NodeId> names) {
        this.names = names;
    }

    NodeId of(NodeId node) {
        return names.get(node.index());
    }

    int envelope(Space space, int envelope) {
        return envelopes.computeIfAbsent(envelope, number -> {
            Envelope letter = space.envelopes.get(number);
            return space.envelopes.of(new Envelope(of(letter.from()), of(letter.to()), value(letter.message())));
        });
    }

    int local(Space space, int local) {
        return locals.computeIfAbsent(local, number -> space.locals.of(renamed(space.locals.get(number))));
    }

    private Local renamed(Local local) {
        Node<Object, Object> node = local.node();
        SequencedSet<Object> timers = new LinkedHashSet<>();
        local.timers().forEach(timer -> timers.add(value(timer)));
        return new Local(
                node == null ? null : value(node),
                files(local.durable()),
                files(local.unsynced()),
                timers,
                local.asked(),
                local.open());
    }

    private SortedMap<String, Record> files(SortedMap<String, Record> files) {
        SortedMap<String, Record> renamed = new TreeMap<>();
        files.forEach((file, content) -> renamed.put(file, value(content)));
        return renamed;
    }

    /** The same value with other names in it. */
    @SuppressWarnings("unchecked") // renaming keeps the type
    <V> V value(V value) {
        return (V) Objects.requireNonNull(any(value));
    }

    private @Nullable Object any(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case NodeId node -> of(node);
            case Record made -> made(made);
            case Optional<?> optional -> optional.map(this::value);
            case PStack<?> items -> ConsPStack.from(all(items));
            case PSequence<?> items -> TreePVector.from(all(items));
            case List<?> items -> Collections.unmodifiableList(all(items));
            case PSortedSet<?> items -> TreePSet.from(order(items.comparator()), all(items));
            case PSet<?> items -> HashTreePSet.from(all(items));
            case SortedSet<?> items -> new TreeSet<>(all(items));
            case Set<?> items -> new LinkedHashSet<>(all(items));
            case PSortedMap<?, ?> map -> TreePMap.from(order(map.comparator()), entries(map));
            case PMap<?, ?> map -> HashTreePMap.from(entries(map));
            case SortedMap<?, ?> map -> new TreeMap<>(entries(map));
            case Map<?, ?> map -> entries(map);
            default -> value;
        };
    }

    @SuppressWarnings("unchecked") // it orders what is in it
    private static Comparator<Object> order(@Nullable Comparator<?> order) {
        return order == null
                ? (Comparator<Object>) (Comparator<?>) Comparator.naturalOrder()
                : (Comparator<Object>) order;
    }

    private List<Object> all(Collection<?> items) {
        List<Object> renamed = new ArrayList<>();
        items.forEach(item -> renamed.add(value(item)));
        return renamed;
    }

    private Map<Object, Object> entries(Map<?, ?> map) {
        Map<Object, Object> renamed = new LinkedHashMap<>();
        map.forEach((key, item) -> renamed.put(value(key), value(item)));
        return renamed;
    }

    private static final ClassValue<Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
            try {
                Constructor<?> canonical = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
                canonical.setAccessible(true);
                return canonical;
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException("a record without its constructor: " + type, impossible);
            }
        }
    };

    private Object made(Record made) {
        RecordComponent[] components = made.getClass().getRecordComponents();
        @Nullable Object[] parts = new Object[components.length];
        try {
            for (int at = 0; at < parts.length; at++) {
                components[at].getAccessor().setAccessible(true);
                parts[at] = any(components[at].getAccessor().invoke(made));
            }
            return CONSTRUCTORS.get(made.getClass()).newInstance(parts);
        } catch (ReflectiveOperationException failed) {
            Throwable cause = failed instanceof InvocationTargetException ? failed.getCause() : failed;
            throw new IllegalStateException("nodes cannot be exchanged in " + made, cause);
        }
    }
}
