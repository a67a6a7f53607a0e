package orrery.world;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** Tells a fault, or whatever else is a record, again with other parts. */
public final class Retold {

    private Retold() {}

    /**
     * The same fault, each of its parts replaced.
     *
     * @param other takes the name of a part and the part, and answers with what takes its place
     */
    public static Fault fault(Fault fault, BiFunction<String, Object, Object> other) {
        return (Fault) record((Record) fault, other);
    }

    /**
     * The same record, each of its parts replaced; also one that only its protocol can see.
     *
     * @param other takes the name of a part and the part, and answers with what takes its place
     * @throws IllegalArgumentException if the record refuses such parts
     */
    public static Record record(Record whole, BiFunction<String, Object, Object> other) {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        try {
            for (int at = 0; at < parts.length; at++) {
                parts[at] = other.apply(components[at].getName(), part(whole, components[at]));
            }
            Constructor<? extends Record> constructor = whole.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(String.valueOf(refused.getCause()), refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record that cannot be told again: " + whole, impossible);
        }
    }

    private static Object part(Record whole, RecordComponent component) throws ReflectiveOperationException {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(whole);
    }

    /** The same fault with another part of this name; itself if it has none. */
    public static Fault with(Fault fault, String name, Object part) {
        return fault(fault, (each, old) -> each.equals(name) ? part : old);
    }

    /** The part of this name; empty if it has none. */
    public static Optional<Object> part(Fault fault, String name) {
        return part((Record) fault, name);
    }

    /** The part of this name; empty if there is none. */
    public static Optional<Object> part(Record whole, String name) {
        try {
            for (RecordComponent component : whole.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.of(part(whole, component));
                }
            }
            return Optional.empty();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record that does not tell its parts: " + whole, impossible);
        }
    }
}
