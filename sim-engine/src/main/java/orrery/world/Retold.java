package orrery.world;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** Tells a fault again with other parts, whatever kind of fault it is. */
public final class Retold {

    private Retold() {}

    /**
     * The same fault, each of its parts replaced.
     *
     * @param other takes the name of a part and the part, and answers with what takes its place
     */
    public static Fault fault(Fault fault, BiFunction<String, Object, Object> other) {
        RecordComponent[] components = fault.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        try {
            for (int at = 0; at < parts.length; at++) {
                parts[at] = other.apply(
                        components[at].getName(), components[at].getAccessor().invoke(fault));
            }
            Constructor<? extends Fault> constructor = fault.getClass()
                    .getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a fault that cannot be told again: " + fault, impossible);
        }
    }

    /** The same fault with another part of this name; itself if it has none. */
    public static Fault with(Fault fault, String name, Object part) {
        return fault(fault, (each, old) -> each.equals(name) ? part : old);
    }

    /** The part of this name; empty if it has none. */
    public static Optional<Object> part(Fault fault, String name) {
        try {
            for (RecordComponent component : fault.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.of(component.getAccessor().invoke(fault));
                }
            }
            return Optional.empty();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a fault that does not tell its parts: " + fault, impossible);
        }
    }
}
