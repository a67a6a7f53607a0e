package orrery.scenario;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of the states that servers can be in, so that an experiment that follows {@code saved.vlaue} is found out. */
final class StateFields {

    private StateFields() {}

    /**
     * Why nothing can be read off these states by this path; empty if something can, or if only a run will tell.
     *
     * @param states records, each the state of a role; none if nobody knows them
     * @param path names of components, with points between them, as in {@code saved.value}
     * @param number whether what is read must be a number
     */
    static Optional<String> objection(List<Class<?>> states, String path, boolean number) {
        List<Class<?>> here = states;
        String walked = "";
        if (states.isEmpty()) {
            return Optional.empty();
        }
        for (String name : path.split("\\.", -1)) {
            if (here.stream().anyMatch(StateFields::isOpen)) {
                return Optional.empty();
            }
            List<RecordComponent> fields = here.stream()
                    .filter(Class::isRecord)
                    .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                    .toList();
            List<String> names =
                    fields.stream().map(RecordComponent::getName).distinct().toList();
            if (!names.contains(name)) {
                return Optional.of((walked.isEmpty() ? "the servers' states have " : walked + " has ")
                        + (names.isEmpty() ? "no fields" : "the fields " + String.join(", ", names))
                        + Nearest.hint(name, names));
            }
            here = fields.stream()
                    .filter(field -> field.getName().equals(name))
                    .flatMap(field -> inside(field.getGenericType()))
                    .distinct()
                    .toList();
            walked = walked.isEmpty() ? name : walked + "." + name;
        }
        return number && here.stream().noneMatch(type -> isNumber(type) || isOpen(type))
                ? Optional.of("this is no number, and only of numbers one is the largest and one the smallest")
                : Optional.empty();
    }

    /** What can stand in a place of this type; what is in an optional stands there itself. */
    private static Stream<Class<?>> inside(Type type) {
        if (type instanceof ParameterizedType of && of.getRawType() == Optional.class) {
            return inside(of.getActualTypeArguments()[0]);
        }
        if (type instanceof ParameterizedType of) {
            return inside(of.getRawType());
        }
        if (type instanceof Class<?> kind) {
            return kind.isSealed()
                    ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(StateFields::inside)
                    : Stream.of(kind);
        }
        return Stream.of(Object.class);
    }

    /** Whether a value of this type may be of a type that nobody knows before a run. */
    private static boolean isOpen(Class<?> type) {
        return !type.isPrimitive()
                && !type.isRecord()
                && !type.isEnum()
                && !Modifier.isFinal(type.getModifiers())
                && !Iterable.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type);
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || (type.isPrimitive() && type != boolean.class && type != char.class);
    }
}
