package orrery.api;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * A list that never changes and keeps no elements: it makes each when it is asked for it, an equal one every time. So a
 * history of which there is no room for all operations is still a list of operations.
 *
 * @param <E> what is in it; equal, not identical, each time
 */
public final class OnDemand<E> extends AbstractList<E> implements RandomAccess {

    private final int size;
    private final IntFunction<? extends E> element;

    /** @param element by its place, from 0; a function of that alone */
    public OnDemand(int size, IntFunction<? extends E> element) {
        this.size = size;
        this.element = element;
    }

    /** The same as {@link List#copyOf}, but what is made on demand stays so. */
    public static <E> List<E> copyOf(List<E> list) {
        return list instanceof OnDemand ? list : List.copyOf(list);
    }

    @Override
    public E get(int place) {
        return element.apply(Objects.checkIndex(place, size));
    }

    @Override
    public int size() {
        return size;
    }
}
