package orrery.trace;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.api.NodeId;

/**
 * Makes the records of a trace (events, effects, operations, ends) out of their descriptions. It follows the types of
 * their components, so that a new kind of event needs no word here. Where a record has room for anything that a protocol
 * may hold, the description itself is put.
 *
 * <p>Every method throws {@link IllegalArgumentException} if the description does not fit; the message says where, what
 * was found and what is allowed.
 */
final class Binding {

    private static final ClassValue<Map<String, Shape>> KINDS = new ClassValue<>() {
        @Override
        protected Map<String, Shape> computeValue(Class<?> type) {
            return Shape.kindsOf(type);
        }
    };

    private final Map<String, NodeId> nodes = new LinkedHashMap<>();

    /**
     * Knows the nodes of a trace by their names.
     *
     * @throws IllegalArgumentException if two have one name, or if one is not in its place, servers before clients
     */
    Binding(List<NodeId> servers, List<NodeId> clients) {
        servers.forEach(this::add);
        clients.forEach(this::add);
    }

    private void add(NodeId node) {
        if (node.index() != nodes.size()) {
            throw new IllegalArgumentException(
                    "the node " + node + " has the index " + node.index() + ", but its place is " + nodes.size());
        }
        if (nodes.put(node.name(), node) != null) {
            throw new IllegalArgumentException("two nodes are called " + new Value.Text(node.name()).brief(60));
        }
    }

    <R> R bind(Class<R> type, Value value) {
        return type.cast(bind(type, value, type.getSimpleName()));
    }

    NodeId node(String name) {
        return node(new Value.Text(name), "node");
    }

    private NodeId node(Value value, String path) {
        NodeId node = value instanceof Value.Text(String name) ? nodes.get(name) : null;
        if (node == null) {
            throw misfit(path, value, "one of " + String.join(", ", nodes.keySet()));
        }
        return node;
    }

    private Object bind(Type type, Value value, String path) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return items(generic.getActualTypeArguments()[0], value, path);
            }
            if (generic.getRawType() == SortedMap.class) {
                return counts(generic, value, path);
            }
        }
        if (type == Object.class || type == Record.class) {
            return value;
        }
        if (type == long.class || type == Long.class) {
            return value instanceof Value.Whole(long number) ? number : wrong(path, value, "a whole number");
        }
        if (type == int.class) {
            return value instanceof Value.Whole(long number) && number == (int) number
                    ? (int) number
                    : wrong(path, value, "a whole number of 32 bits");
        }
        if (type == boolean.class) {
            return value instanceof Value.Flag(boolean set) ? set : wrong(path, value, "true or false");
        }
        if (type == String.class) {
            return value instanceof Value.Text(String text) ? text : wrong(path, value, "a text");
        }
        if (type == NodeId.class) {
            return node(value, path);
        }
        if (type instanceof Class<?> raw && raw.isEnum()) {
            return constant(raw, value, path);
        }
        if (type instanceof Class<?> raw && (raw.isSealed() || raw.isRecord())) {
            return struct(raw, value, path);
        }
        throw new IllegalStateException(
                "the written form of traces does not know how to hold a " + type + " at " + path);
    }

    private List<Object> items(Type element, Value value, String path) {
        if (!(value instanceof Value.Items(List<Value> values))) {
            throw misfit(path, value, "a list");
        }
        List<Object> items = new ArrayList<>(values.size());
        for (Value item : values) {
            items.add(bind(element, item, path + "[" + items.size() + "]"));
        }
        return List.copyOf(items);
    }

    private SortedMap<Object, Object> counts(ParameterizedType map, Value value, String path) {
        if (!(value instanceof Value.Entries(List<Value.Entry> entries))) {
            throw misfit(path, value, "a map");
        }
        SortedMap<Object, Object> counts = new TreeMap<>();
        for (Value.Entry entry : entries) {
            Type[] types = map.getActualTypeArguments();
            counts.put(
                    bind(types[0], entry.key(), path + ", a key"),
                    bind(types[1], entry.value(), path + "{" + entry.key().brief(40) + "}"));
        }
        return counts;
    }

    private static Object constant(Class<?> type, Value value, String path) {
        for (Object constant : type.getEnumConstants()) {
            if (value instanceof Value.Text(String name)
                    && ((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return wrong(path, value, "one of " + Arrays.toString(type.getEnumConstants()));
    }

    private Object struct(Class<?> type, Value value, String path) {
        Map<String, Shape> kinds = KINDS.get(type);
        if (!(value instanceof Value.Struct struct) || !kinds.containsKey(struct.type())) {
            throw misfit(path, value, "one of " + String.join(", ", kinds.keySet()));
        }
        Shape shape = kinds.get(struct.type());
        if (!shape.names.equals(struct.fields().stream().map(Value.Field::name).toList())) {
            throw misfit(path, value, "the fields " + String.join(", ", shape.names) + " in this order");
        }
        Object[] components = new Object[shape.names.size()];
        for (int at = 0; at < components.length; at++) {
            Value.Field field = struct.fields().get(at);
            components[at] = bind(shape.types.get(at), field.value(), path + "." + field.name());
        }
        return shape.make(components);
    }

    /** How a record is made. */
    private record Shape(Constructor<?> constructor, List<String> names, List<Type> types) {

        static Shape of(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(
                        constructor,
                        components.stream().map(RecordComponent::getName).toList(),
                        components.stream().map(RecordComponent::getGenericType).toList());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record without its constructor: " + type, e);
            }
        }

        /** The records that a sealed interface permits, or the record itself, by simple name. */
        static Map<String, Shape> kindsOf(Class<?> type) {
            if (type.isRecord()) {
                return Map.of(type.getSimpleName(), of(type));
            }
            Map<String, Shape> kinds = new LinkedHashMap<>();
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                kinds.putAll(kindsOf(permitted));
            }
            return kinds;
        }

        Object make(Object[] components) {
            try {
                return constructor.newInstance(components);
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(
                        "this is no " + constructor.getDeclaringClass().getSimpleName() + ": "
                                + e.getTargetException().getMessage(),
                        e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot call " + constructor, e);
            }
        }
    }

    private static <R> R wrong(String path, Value found, String expected) {
        throw misfit(path, found, expected);
    }

    private static IllegalArgumentException misfit(String path, Value found, String expected) {
        return new IllegalArgumentException(path + ": found " + found.brief(60) + ", expected " + expected);
    }
}
