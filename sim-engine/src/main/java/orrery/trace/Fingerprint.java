package orrery.trace;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/**
 * 64 bits for any value that a protocol may hold: equal values, equal bits, on every machine and in every run; values that
 * differ differ in them but by an accident of one in 2^64. Made from the fields and never from {@code hashCode}, except
 * that of an enum's names, which the language fixes. The order of sets and maps does not matter, so it cannot leak. A
 * node is told by its index, a whole number by its value whatever its type, and a record by the simple name of its class.
 *
 * <p>One that is kept {@link Recall remembers} what stood in lists. It assumes of nothing that it cannot change but of
 * records that hold only other such, numbers, texts and constants; any collection, and what holds one, is read each time,
 * save a long one twice in a row before {@link #forgetLists}, as a log that a node and its disk share.
 */
public final class Fingerprint {

    private static final int SHORT = 2;
    private static final int LONG = 64;
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000L;

    // Kinds of values. These numbers are part of every golden digest.

    private static final long KEY = Mix.key(99);
    private static final long NULL = Mix.key(100);
    private static final long CONSTANT = Mix.key(101);
    private static final long TEXT = Mix.key(102);
    private static final long WHOLE = Mix.key(103);
    private static final long FLAG = Mix.key(104);
    private static final long REAL = Mix.key(105);
    private static final long DURATION = Mix.key(106);
    private static final long LONG_DURATION = Mix.key(107);
    private static final long MAP = Mix.key(108);
    private static final long ENTRY = Mix.key(109);
    private static final long SET = Mix.key(110);
    private static final long LIST = Mix.key(111);
    private static final long OPTIONAL = Mix.key(112);
    private static final long LETTER = Mix.key(113);
    private static final long NODE = Mix.key(114);
    private static final long FIELDLESS = Mix.key(115);
    private static final long EMPTY = Mix.fold(OPTIONAL, NULL);

    private static final ClassValue<Long> FIELDLESS_CLASSES = new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
            if (type.isHidden() || type.isArray() || hasFields(type)) {
                throw new IllegalArgumentException(
                        "a " + type.getName() + " cannot be fingerprinted: use records, enums,"
                                + " strings, numbers, durations and collections");
            }
            return Mix.fold(FIELDLESS, ofText(type.getName()));
        }
    };

    private final Recall recall = new Recall();

    /** Whether nothing that could change was met in the item that is being read. */
    private boolean fixed;

    /** The long list that was read last, and its print. */
    private @Nullable Collection<?> last;

    private long lastPrint;

    /**
     * The print of a single value, made by nobody who is kept.
     *
     * @throws IllegalArgumentException as {@link #print}
     */
    public static long of(@Nullable Object value) {
        return new Fingerprint().print(value);
    }

    /**
     * The print of a value.
     *
     * @throws IllegalArgumentException if the value, or something in it, is neither a record, an enum, a string, a boxed
     *     primitive, a {@link Duration}, an {@link Optional}, a collection nor a map of such, nor an object of a named
     *     class without fields (as a protocol's rules), which is told by its class
     */
    public long print(@Nullable Object value) {
        if (value instanceof Record record) { // mostly; and before Java 23 a switch is slower than this
            return Fields.print(this, record);
        }
        return switch (value) {
            case null -> NULL;
            case Enum<?> constant -> ofConstant(constant);
            case String text -> ofText(text);
            case Long number -> ofWhole(number);
            case Integer number -> ofWhole(number);
            case Boolean flag -> Mix.fold(FLAG, ofFlag(flag));
            case Double number -> Mix.fold(REAL, ofReal(number));
            case Duration time -> ofDuration(time);
            case List<?> list -> ofList(list);
            case Map<?, ?> map -> ofMap(map);
            case Set<?> set -> ofSet(set);
            case Collection<?> collection -> ofItems(collection);
            case Optional<?> optional -> ofOptional(optional);
            case Short number -> ofWhole(number);
            case Byte number -> ofWhole(number);
            case Character letter -> Mix.fold(LETTER, KEY ^ letter);
            case Float number -> Mix.fold(REAL, ofReal(number));
            default -> FIELDLESS_CLASSES.get(value.getClass());
        };
    }

    /** From here on, lists may have changed: of one that was read before, nothing is known any more. */
    void forgetLists() {
        last = null;
    }

    // ---- by kind; those that a field can have as its type take its null, too

    static long ofNode(@Nullable NodeId node) {
        return node == null ? NULL : Mix.fold(NODE, KEY ^ node.index());
    }

    static long ofConstant(@Nullable Enum<?> constant) {
        return constant == null
                ? NULL
                : Mix.fold(CONSTANT ^ constant.ordinal(), KEY ^ constant.name().hashCode());
    }

    /** By all of its letters: its hash code has 32 bits, and is the same for "Aa" and "BB". */
    static long ofText(@Nullable String text) {
        if (text == null) {
            return NULL;
        }
        long hash = text.length();
        for (int at = 0; at < text.length(); at++) {
            hash = Mix.step(hash, text.charAt(at));
        }
        return Mix.fold(TEXT, KEY ^ hash);
    }

    /** By nanoseconds; those that are too long for that, more than 292 years, by seconds and nanoseconds. */
    static long ofDuration(@Nullable Duration time) {
        if (time == null) {
            return NULL;
        }
        long seconds = time.getSeconds();
        return seconds > -MOST_SECONDS && seconds < MOST_SECONDS
                ? Mix.fold(DURATION, KEY ^ time.toNanos())
                : Mix.fold(LONG_DURATION ^ seconds, KEY ^ time.getNano());
    }

    private static long ofWhole(long number) {
        return Mix.fold(WHOLE, KEY ^ number);
    }

    static long ofFlag(boolean flag) {
        return flag ? CONSTANT : FLAG;
    }

    static long ofReal(double number) {
        return KEY ^ Double.doubleToLongBits(number);
    }

    long ofOptional(@Nullable Optional<?> optional) {
        if (optional == null) {
            return NULL;
        }
        return optional.isPresent() ? Mix.fold(OPTIONAL, print(optional.get())) : EMPTY;
    }

    long ofMap(@Nullable Map<?, ?> map) {
        if (map == null) {
            return NULL;
        }
        long sum = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            sum += Mix.fold(ENTRY ^ print(entry.getKey()), print(entry.getValue()));
        }
        fixed = false;
        return Mix.fold(MAP ^ map.size(), KEY ^ sum);
    }

    long ofSet(@Nullable Set<?> set) {
        if (set == null) {
            return NULL;
        }
        long sum = 0;
        for (Object item : set) {
            sum += print(item);
        }
        fixed = false;
        return Mix.fold(SET ^ set.size(), KEY ^ sum);
    }

    /** Short ones by index: what an iterator costs would be more than what it saves. */
    long ofList(@Nullable List<?> list) {
        if (list == null) {
            return NULL;
        }
        int size = list.size();
        if (size > SHORT) {
            return ofItems(list);
        }
        long hash = size;
        for (int at = 0; at < size; at++) {
            hash = Mix.step(hash, ofItem(list.get(at), at == 0));
        }
        fixed = false;
        return Mix.fold(LIST, KEY ^ hash);
    }

    @SuppressWarnings("ReferenceEquality") // the very same list; another that is equal comes to the same print
    private long ofItems(Collection<?> items) {
        if (items == last) {
            fixed = false;
            return lastPrint;
        }
        long hash = items.size();
        boolean begins = true;
        for (Object item : items) {
            hash = Mix.step(hash, ofItem(item, begins));
            begins = false;
        }
        fixed = false;
        long print = Mix.fold(LIST, KEY ^ hash);
        if (items.size() > LONG) {
            last = items;
            lastPrint = print;
        }
        return print;
    }

    private long ofItem(@Nullable Object item, boolean begins) {
        if (item == null) {
            return NULL;
        }
        int place = recall.find(item, begins);
        if (place >= 0) {
            return recall.print(place);
        }
        fixed = true;
        long print = print(item);
        if (fixed) {
            recall.keep(item, print, begins);
        }
        return print;
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
}
