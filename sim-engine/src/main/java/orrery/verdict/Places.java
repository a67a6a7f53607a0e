package orrery.verdict;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The places in a state that make a difference: those that cannot be as they were before while all else is as it is now. */
final class Places {

    private final Predicate<Record> otherwise;
    private final List<String> found = new ArrayList<>();

    private Places(Predicate<Record> otherwise) {
        this.otherwise = otherwise;
    }

    /**
     * @param otherwise whether, if the state is this one, the answer is another
     * @return as deep inside the two as they are records of the same type; empty if they are not, or if no place alone
     *     makes a difference
     */
    static List<String> deciding(Record was, Record is, Predicate<Record> otherwise) {
        Places places = new Places(otherwise);
        if (was.getClass() == is.getClass()) {
            places.inside("", was, is, inner -> inner);
        }
        return places.found;
    }

    /** @param whole makes the whole state of what stands at this path */
    private void inside(String path, Record was, Record is, UnaryOperator<Record> whole) {
        RecordComponent[] components = is.getClass().getRecordComponents();
        for (int at = 0; at < components.length; at++) {
            Object before = value(was, components[at]);
            Object after = value(is, components[at]);
            if (Objects.equals(before, after)) {
                continue;
            }
            Record reverted = with(is, components, at, before);
            if (reverted != null && decides(whole, reverted)) {
                int soFar = found.size();
                String place = (path.isEmpty() ? "" : path + ".") + components[at].getName();
                if (before instanceof Record inner
                        && after instanceof Record outer
                        && inner.getClass() == outer.getClass()) {
                    int nth = at;
                    inside(place, inner, outer, part -> whole.apply(made(with(is, components, nth, part))));
                }
                if (found.size() == soFar) {
                    found.add(place);
                }
            }
        }
    }

    private boolean decides(UnaryOperator<Record> whole, Record part) {
        try {
            return otherwise.test(whole.apply(part));
        } catch (Unmakeable impossible) {
            return false;
        }
    }

    private static final class Unmakeable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Record made(@Nullable Record record) {
        if (record == null) {
            throw new Unmakeable();
        }
        return record;
    }

    /** The record with another value in this place; null if it does not let itself be made. */
    private static @Nullable Record with(
            Record record, RecordComponent[] components, int place, @Nullable Object instead) {
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int at = 0; at < components.length; at++) {
            types[at] = components[at].getType();
            values[at] = at == place ? instead : value(record, components[at]);
        }
        try {
            Constructor<? extends Record> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return null; // the state refuses to be so
        }
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
