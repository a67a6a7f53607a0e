package orrery.explore.sweep;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.Roles;

/** Reads a number off the states that all servers are in at some moment. */
final class Quantity {

    private Quantity() {}

    /**
     * What this measures of them; empty where there is no such thing.
     *
     * @param states of the servers; null for one that is down
     */
    static OptionalDouble of(Measure measure, List<@Nullable Node<?, ?>> states) {
        return switch (measure.kind()) {
            case SHARE -> {
                long members = states.stream()
                        .filter(state ->
                                state != null && Roles.of(state.getClass()).equals(measure.of()))
                        .count();
                yield OptionalDouble.of((double) members / states.size());
            }
            case AGREE -> {
                Map<Object, Integer> sizes = new LinkedHashMap<>();
                values(measure, states).forEach(value -> sizes.merge(value, 1, Integer::sum));
                yield sizes.values().stream()
                        .mapToDouble(size -> (double) size / states.size())
                        .max();
            }
            case SPREAD -> {
                double[] numbers = values(measure, states).stream()
                        .filter(Number.class::isInstance)
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .sorted()
                        .toArray();
                yield numbers.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(numbers[numbers.length - 1] - numbers[0]);
            }
            case STEPS,
                    TIME,
                    SENT,
                    DELIVERED,
                    OK,
                    FAILED,
                    UNKNOWN,
                    THROUGHPUT,
                    LATENCY,
                    FIRST,
                    WITHOUT,
                    UNTIL,
                    REACHED,
                    BROKEN,
                    FIRED,
                    NOTED -> throw new IllegalArgumentException(measure + " is not read off states");
        };
    }

    private static List<Object> values(Measure measure, List<@Nullable Node<?, ?>> states) {
        List<Object> values = new ArrayList<>();
        for (Node<?, ?> state : states) {
            Optional<Object> value = Optional.ofNullable(state);
            for (String name : measure.of().split("\\.")) {
                value = value.flatMap(whole -> field(whole, name));
            }
            value.ifPresent(values::add);
        }
        return values;
    }

    /** What is in an optional counts as if it stood there itself. */
    private static Optional<Object> field(Object whole, String name) {
        if (whole instanceof Optional<?> some) {
            return some.flatMap(inside -> field(inside, name));
        }
        if (whole.getClass().isRecord()) {
            for (RecordComponent component : whole.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.ofNullable(read(whole, component));
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object read(Object whole, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the field " + component.getName() + " cannot be read", e);
        }
    }
}
