package orrery.scenario;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes records apart and puts them together, also those that only their protocol can see. */
final class RecordParts {

    private RecordParts() {}

    /** A component's name in the file. */
    static String name(RecordComponent component) {
        Named named = component.getAnnotation(Named.class);
        return named == null ? component.getName() : named.value();
    }

    /** The names of all fields in the file, those of inlined records among them. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.isAnnotationPresent(Inlined.class)
                        ? names(component.getType()).stream()
                        : Stream.of(name(component)))
                .toList();
    }

    static Object get(Record whole, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("the record " + whole + " cannot be read", broken);
        }
    }

    /** @throws IllegalArgumentException if the record refuses these values, with its reason */
    static Object make(Class<?> type, @Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(reason(refused), refused);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the record " + type.getName() + " cannot be made", broken);
        }
    }

    private static String reason(InvocationTargetException refused) {
        Throwable cause = refused.getCause();
        return cause == null || cause.getMessage() == null ? "these values do not go together" : cause.getMessage();
    }
}
