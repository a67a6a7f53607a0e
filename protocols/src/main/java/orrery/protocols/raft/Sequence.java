package orrery.protocols.raft;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.pcollections.TreePVector;

/**
 * A list that is a value and grows at its end, as a log does. Full blocks of elements lie in a persistent vector, and the
 * last, growing one beside it, so that an append copies half a block on average and seldom a path of the tree. The vector
 * alone took a third of a Raft run. One element costs the logarithm of the length, a walk no more than the elements.
 */
public final class Sequence<E> extends AbstractList<E> {

    private static final int BITS = 5;
    private static final int BLOCK = 1 << BITS;
    private static final int WITHIN = BLOCK - 1;
    private static final Sequence<?> EMPTY = new Sequence<>(TreePVector.empty(), new Object[0], 0);

    private final TreePVector<Object[]> blocks;
    /** Between 1 and {@link #BLOCK} elements, none only if the whole sequence is empty. Never written to. */
    private final Object[] last;

    private final int size;

    private Sequence(TreePVector<Object[]> blocks, Object[] last, int size) {
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
        return nth == (size - 1) >> BITS ? last : blocks.get(nth);
    }

    /** This sequence and one more element. */
    public Sequence<E> append(E element) {
        boolean full = last.length == BLOCK;
        Object[] longer = full ? new Object[1] : Arrays.copyOf(last, last.length + 1);
        longer[longer.length - 1] = element;
        return new Sequence<>(full ? blocks.plus(last) : blocks, longer, size + 1);
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
        Object[] shorter = Arrays.copyOf(block(nth), ((length - 1) & WITHIN) + 1);
        return new Sequence<>(blocks.subList(0, nth), shorter, length);
    }

    /** The elements of this sequence from one on; costs as much as there are. */
    public Sequence<E> from(int index) {
        return index == 0 ? this : Sequence.<E>empty().appendAll(subList(index, size));
    }

    /** This sequence with another element in the place of one. */
    public Sequence<E> with(int index, E element) {
        int nth = index >> BITS;
        Object[] changed = block(nth).clone();
        changed[index & WITHIN] = element;
        return nth == (size - 1) >> BITS
                ? new Sequence<>(blocks, changed, size)
                : new Sequence<>((TreePVector<Object[]>) blocks.with(nth, changed), last, size);
    }

    /** From block to block. */
    private final class Walk implements Iterator<E> {

        private final Iterator<Object[]> coming = blocks.iterator();
        private Object[] block = coming.hasNext() ? coming.next() : last;
        private int within;
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
            if (within == block.length) {
                block = coming.hasNext() ? coming.next() : last;
                within = 0;
            }
            at++;
            return (E) block[within++];
        }
    }
}
