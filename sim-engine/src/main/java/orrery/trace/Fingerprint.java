package orrery.trace;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/**
 * 64 bits for any value that a protocol may hold: equal values, equal bits, on every machine and in every run. Made from
 * the fields and never from {@code hashCode}, except that of strings, which the language fixes. The order of sets and
 * maps does not matter, so it cannot leak.
 */
public final class Fingerprint {

    private static final long NULL = 0x6A09E667F3BCC909L;
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000L;
    private static final long MULTIPLIER = 0x9FB21C651E98DF25L;

    private static final MethodHandle OF_LONG = find("step", long.class, long.class, long.class);
    private static final MethodHandle OF_DOUBLE = find("stepDouble", long.class, long.class, double.class);
    private static final MethodHandle OF_BOOLEAN = find("stepBoolean", long.class, long.class, boolean.class);
    private static final MethodHandle OF_OBJECT = find("stepObject", long.class, long.class, Object.class);

    private static final ClassValue<MethodHandle> RECORDS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            return recordHandle(type);
        }
    };

    private static final ClassValue<Integer> FIELDLESS = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
            if (type.isHidden() || type.isArray() || hasFields(type)) {
                throw new IllegalArgumentException(
                        "a " + type.getName() + " cannot be fingerprinted: use records, enums,"
                                + " strings, numbers, durations and collections");
            }
            return type.getName().hashCode();
        }
    };

    private Fingerprint() {}

    /**
     * @throws IllegalArgumentException if the value, or something in it, is neither a record, an enum, a string, a boxed
     *     primitive, a {@link Duration}, an {@link Optional}, a collection nor a map of such, nor an object of a named
     *     class without fields (as a protocol's rules), which is told by its class
     */
    public static long of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Record record -> ofRecord(record);
            case Enum<?> constant -> finish(step(1, constant.name().hashCode()));
            case String text -> finish(step(step(2, text.hashCode()), text.length()));
            case Long number -> finish(step(3, number));
            case Integer number -> finish(step(3, number));
            case Boolean flag -> finish(stepBoolean(4, flag));
            case Double number -> finish(stepDouble(5, number));
            case Duration time -> finish(ofDuration(time));
            case Map<?, ?> map -> ofMap(map);
            case Set<?> set -> ofSet(set);
            case Collection<?> items -> ofItems(items);
            case Optional<?> optional -> finish(step(10, of(optional.orElse(null))));
            case Short number -> finish(step(3, number));
            case Byte number -> finish(step(3, number));
            case Character character -> finish(step(11, character));
            case Float number -> finish(stepDouble(5, number));
            default -> finish(step(13, FIELDLESS.get(value.getClass())));
        };
    }

    /** Takes one more number into a running fingerprint. */
    public static long step(long hash, long value) {
        long mixed = (hash ^ value) * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }

    private static long ofRecord(Record record) {
        if (record instanceof NodeId node) {
            return finish(step(12, node.index()));
        }
        try {
            return finish((long) RECORDS.get(record.getClass()).invokeExact((Object) record));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read " + record.getClass().getName(), e);
        }
    }

    /** By nanoseconds; those that are too long for that, more than 292 years, by seconds and nanoseconds. */
    private static long ofDuration(Duration time) {
        long seconds = time.getSeconds();
        boolean fits = seconds > -MOST_SECONDS && seconds < MOST_SECONDS;
        return fits ? step(6, time.toNanos()) : step(step(14, seconds), time.getNano());
    }

    private static long ofMap(Map<?, ?> map) {
        long sum = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            sum += finish(step(step(7, of(entry.getKey())), of(entry.getValue())));
        }
        return finish(step(step(7, map.size()), sum));
    }

    private static long ofSet(Set<?> set) {
        long sum = 0;
        for (Object item : set) {
            sum += of(item);
        }
        return finish(step(step(8, set.size()), sum));
    }

    private static long ofItems(Collection<?> items) {
        long hash = step(9, items.size());
        if (items instanceof List<?> list && list instanceof RandomAccess) {
            for (int nth = 0; nth < list.size(); nth++) {
                hash = step(hash, of(list.get(nth)));
            }
        } else {
            for (Object item : items) {
                hash = step(hash, of(item));
            }
        }
        return finish(hash);
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 32);
    }

    private static long stepDouble(long hash, double value) {
        return step(hash, Double.doubleToLongBits(value));
    }

    private static long stepBoolean(long hash, boolean value) {
        return step(hash, value ? 1 : 2);
    }

    @SuppressWarnings("UnusedMethod") // looked up by its name, as the others are
    private static long stepObject(long hash, @Nullable Object value) {
        return step(hash, of(value));
    }

    private static boolean hasFields(Class<?> type) {
        for (Class<?> at = type; at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One handle for the whole record, so that the JIT sees all of its fields at once. */
    private static MethodHandle recordHandle(Class<?> type) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandle hash = MethodHandles.dropArguments(
                    MethodHandles.constant(
                            long.class, (long) type.getSimpleName().hashCode()),
                    0,
                    type);
            for (RecordComponent component : type.getRecordComponents()) {
                MethodHandle field = lookup.unreflect(component.getAccessor());
                MethodHandle step = stepFor(component.getType());
                field = field.asType(field.type().changeReturnType(step.type().parameterType(1)));
                MethodHandle both = MethodHandles.collectArguments(step, 1, field);
                both = MethodHandles.collectArguments(both, 0, hash);
                hash = MethodHandles.permuteArguments(both, MethodType.methodType(long.class, type), 0, 0);
            }
            return hash.asType(MethodType.methodType(long.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot read the fields of " + type.getName(), e);
        }
    }

    private static MethodHandle stepFor(Class<?> type) {
        if (type == boolean.class) {
            return OF_BOOLEAN;
        }
        if (type == double.class || type == float.class) {
            return OF_DOUBLE;
        }
        return type.isPrimitive() ? OF_LONG : OF_OBJECT;
    }

    private static MethodHandle find(String name, Class<?> result, Class<?>... parameters) {
        try {
            return MethodHandles.lookup()
                    .findStatic(Fingerprint.class, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
