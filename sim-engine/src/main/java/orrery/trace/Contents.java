package orrery.trace;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.api.Signed;

/** What a message is made of, for those who carry it: how large it is, and what it is when a part of it is altered. */
public final class Contents {

    private static final int HEADER_BYTES = 8;

    private Contents() {}

    /**
     * About how many bytes a message takes: 8 for itself, 8 a number, one a character, and what is in it.
     *
     * @return bytes, at least 8
     */
    public static long bytes(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case NodeId node -> node.name().length();
            case Record record -> {
                long sum = HEADER_BYTES;
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    sum += bytes(read(record, component));
                }
                yield sum;
            }
            case String text -> text.length();
            case Iterable<?> items -> {
                long sum = HEADER_BYTES;
                for (Object item : items) {
                    sum += bytes(item);
                }
                yield sum;
            }
            case Map<?, ?> map ->
                HEADER_BYTES
                        + bytes(map.entrySet().stream()
                                .map(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                                .reduce(0L, Long::sum));
            case Boolean flag -> 1;
            case Enum<?> constant -> 1;
            case Optional<?> optional -> bytes(optional.orElse(null));
            default -> 8;
        };
    }

    /**
     * The same message with one number or truth value in it changed, drawn; what another than {@code forger} signed is
     * never touched.
     *
     * @param forger who may change what it has signed itself; null for the network, which may change no signed thing
     * @return empty if there is nothing in it that could be changed
     */
    public static Optional<Record> altered(Record message, @Nullable NodeId forger, Chance chance) {
        int places = count(message, forger);
        if (places == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable((Record) change(message, forger, new Place(chance.below(places), chance)));
    }

    /** Counts down to the place that is changed. */
    private static final class Place {
        private int left;
        private final Chance chance;

        Place(int left, Chance chance) {
            this.left = left;
            this.chance = chance;
        }

        boolean isHere() {
            return left-- == 0;
        }

        /** A number near by, since those do more harm than wild ones. */
        long near(long number) {
            long distance = 1 + chance.below(3L);
            return chance.happens(.5) ? number + distance : number - distance;
        }
    }

    private static boolean isSealed(Object value, @Nullable NodeId forger) {
        return value instanceof Signed<?> signed && !signed.by().equals(forger);
    }

    private static int count(@Nullable Object value, @Nullable NodeId forger) {
        return switch (value) {
            case Long number -> 1;
            case Integer number -> 1;
            case Boolean flag -> 1;
            case NodeId node -> 0;
            case Record record
            when !isSealed(record, forger) -> {
                int sum = 0;
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    sum += count(read(record, component), forger);
                }
                yield sum;
            }
            case List<?> items ->
                items.stream().mapToInt(item -> count(item, forger)).sum();
            case Optional<?> optional -> count(optional.orElse(null), forger);
            case null, default -> 0;
        };
    }

    private static @Nullable Object change(@Nullable Object value, @Nullable NodeId forger, Place place) {
        return switch (value) {
            case Long number -> place.isHere() ? (Object) place.near(number) : number;
            case Integer number -> place.isHere() ? (Object) (int) place.near(number) : number;
            case Boolean flag -> place.isHere() ? (Object) !flag : flag;
            case NodeId node -> node;
            case Record record when !isSealed(record, forger) -> rebuild(record, forger, place);
            case List<?> items -> {
                List<@Nullable Object> changed = new ArrayList<>();
                for (Object item : items) {
                    changed.add(change(item, forger, place));
                }
                yield changed.equals(items) ? items : List.copyOf(changed);
            }
            case Optional<?> optional -> Optional.ofNullable(change(optional.orElse(null), forger, place));
            case null -> null;
            default -> value;
        };
    }

    private static Object rebuild(Record record, @Nullable NodeId forger, Place place) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] fields = new Object[components.length];
        for (int at = 0; at < components.length; at++) {
            types[at] = components[at].getType();
            fields[at] = change(read(record, components[at]), forger, place);
        }
        try {
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(fields);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // a record that refuses the changed value would have refused it on arrival too
            return record;
        }
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
