package orrery.protocols.raft;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A list that is a value and grows at its end, as a log does. Its elements lie in blocks, and those in shelves; an append
 * copies half a block on average, seldom a shelf of blocks, and very seldom the row of shelves. Any element is three steps
 * away, a walk costs no more than the elements. A tree of {@code pcollections} took a third of a Raft run, and as a row of
 * blocks still an eighth.
 */
public final class Sequence<E> extends AbstractList<E> {

    private static final int BITS = 5;
    private static final int BLOCK = 1 << BITS;
    private static final int WITHIN = BLOCK - 1;
    private static final Sequence<?> EMPTY = new Sequence<>(new Object[0][][], new Object[0][], new Object[0], 0);

    // None of these arrays is ever written to.

    /** Each full: {@link #BLOCK} blocks of as many elements. */
    private final Object[][][] shelves;
    /** The full blocks of the shelf that is being filled, fewer than {@link #BLOCK}. */
    private final Object[][] blocks;
    /** Between 1 and {@link #BLOCK} elements, none only if the whole sequence is empty. */
    private final Object[] last;

    private final int size;

    private Sequence(Object[][][] shelves, Object[][] blocks, Object[] last, int size) {
        this.shelves = shelves;
        this.blocks = blocks;
        this.last = last;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // nothing is in it
    public static <E> Sequence<E> empty() {
        return (Sequence<E>) EMPTY;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("unchecked") // only elements are put in
    public E get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + " of " + size);
        }
        return (E) block(index >> BITS)[index & WITHIN];
    }

    @Override
    public Iterator<E> iterator() {
        return new Walk();
    }

    private Object[] block(int nth) {
        if (nth == (size - 1) >> BITS) {
            return last;
        }
        int shelf = nth >> BITS;
        return (shelf < shelves.length ? shelves[shelf] : blocks)[nth & WITHIN];
    }

    /** This sequence and one more element. */
    public Sequence<E> append(E element) {
        if (last.length < BLOCK) {
            return new Sequence<>(shelves, blocks, and(last, element), size + 1);
        }
        Object[][] more = and(blocks, last);
        Object[] next = {element};
        return more.length < BLOCK
                ? new Sequence<>(shelves, more, next, size + 1)
                : new Sequence<>(and(shelves, more), new Object[0][], next, size + 1);
    }

    private static <T> T[] and(T[] all, T one) {
        T[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = one;
        return more;
    }

    /** This sequence and more elements. */
    public Sequence<E> appendAll(List<? extends E> elements) {
        Sequence<E> longer = this;
        for (E element : elements) {
            longer = longer.append(element);
        }
        return longer;
    }

    /** The first elements of this sequence; {@code length} is at most its size. */
    public Sequence<E> first(int length) {
        if (length == size) {
            return this;
        }
        if (length == 0) {
            return empty();
        }
        int nth = (length - 1) >> BITS;
        int shelf = nth >> BITS;
        Object[][] open = shelf < shelves.length ? shelves[shelf] : blocks;
        return new Sequence<>(
                shelf < shelves.length ? Arrays.copyOf(shelves, shelf) : shelves,
                Arrays.copyOf(open, nth & WITHIN),
                Arrays.copyOf(block(nth), ((length - 1) & WITHIN) + 1),
                length);
    }

    /** The elements of this sequence from one on; costs as much as there are. */
    public Sequence<E> from(int index) {
        return index == 0 ? this : Sequence.<E>empty().appendAll(subList(index, size));
    }

    /** This sequence with another element in the place of one. */
    public Sequence<E> with(int index, E element) {
        int nth = index >> BITS;
        if (nth == (size - 1) >> BITS) {
            return new Sequence<>(shelves, blocks, put(last, index & WITHIN, element), size);
        }
        int shelf = nth >> BITS;
        Object[] block = put(block(nth), index & WITHIN, element);
        return shelf < shelves.length
                ? new Sequence<>(put(shelves, shelf, put(shelves[shelf], nth & WITHIN, block)), blocks, last, size)
                : new Sequence<>(shelves, put(blocks, nth & WITHIN, block), last, size);
    }

    private static <T> T[] put(T[] all, int place, T one) {
        T[] changed = all.clone();
        changed[place] = one;
        return changed;
    }

    /** From block to block. */
    private final class Walk implements Iterator<E> {

        private Object[] block = last;
        private int at;

        @Override
        public boolean hasNext() {
            return at < size;
        }

        @Override
        @SuppressWarnings("unchecked") // as above
        public E next() {
            if (at == size) {
                throw new NoSuchElementException();
            }
            if ((at & WITHIN) == 0) {
                block = block(at >> BITS);
            }
            return (E) block[at++ & WITHIN];
        }
    }
}
