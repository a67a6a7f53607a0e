package orrery.trace;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How objects of a class are taken apart: records into their components, objects without fields into nothing.
 *
 * @param type the name that the class is described by
 * @param components in order
 */
record Parts(String type, List<Component> components) {

    private static final ClassValue<Optional<Parts>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<Parts> computeValue(Class<?> type) {
            if (type.isRecord()) {
                return Optional.of(ofRecord(type));
            }
            return isFieldless(type) ? Optional.of(new Parts(nameOf(type), List.of())) : Optional.empty();
        }
    };

    /** The parts of a class, or empty if its objects cannot be taken apart. */
    static Optional<Parts> of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static Parts ofRecord(Class<?> type) {
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            components.add(new Component(component.getName(), accessor));
        }
        return new Parts(type.getSimpleName(), List.copyOf(components));
    }

    /** The same objects as {@link Fingerprint} tells by their class. */
    private static boolean isFieldless(Class<?> type) {
        if (type.isHidden()) {
            return false;
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** An anonymous class goes by the name of what it extends or implements. */
    private static String nameOf(Class<?> type) {
        if (!type.isAnonymousClass()) {
            return type.getSimpleName();
        }
        return type.getInterfaces().length > 0
                ? type.getInterfaces()[0].getSimpleName()
                : type.getSuperclass().getSimpleName();
    }

    /** One component of a record. */
    record Component(String name, Method accessor) {

        @Nullable
        Object in(Object whole) {
            try {
                return accessor.invoke(whole);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(accessor + " threw " + e.getCause(), e);
            }
        }
    }
}
