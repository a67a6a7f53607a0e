package orrery.trace;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list that shares what it can with the list it was made from: a log of which every state is kept costs a
 * sixty-fourth of what as many copies would. All chunks but the last are full.
 */
@SuppressWarnings("ReferenceEquality") // what is the same needs no comparison
final class Chunks<E> extends AbstractList<E> implements RandomAccess {

    private static final int BITS = 6;
    private static final int CHUNK = 1 << BITS;
    private static final int WITHIN = CHUNK - 1;

    private final Object[][] chunks;
    private final int size;

    private Chunks(Object[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    static <E> Chunks<E> of(Collection<? extends E> elements) {
        if (elements instanceof Chunks<?> chunks) {
            @SuppressWarnings("unchecked") // an immutable list of a subtype
            Chunks<E> same = (Chunks<E>) chunks;
            return same;
        }
        return new Chunks<E>(new Object[0][], 0).splice(0, 0, elements);
    }

    @Override
    @SuppressWarnings("unchecked") // only elements were put in
    public E get(int index) {
        Objects.checkIndex(index, size);
        return (E) chunks[index >> BITS][index & WITHIN];
    }

    @Override
    public int size() {
        return size;
    }

    /** This list with other elements at some places. */
    Chunks<E> with(SortedMap<Integer, E> elements) {
        Object[][] changed = chunks.clone();
        elements.forEach((index, element) -> {
            int at = Objects.checkIndex(index, size) >> BITS;
            if (changed[at] == chunks[at]) {
                changed[at] = chunks[at].clone();
            }
            changed[at][index & WITHIN] = Objects.requireNonNull(element);
        });
        return new Chunks<>(changed, size);
    }

    /** This list with {@code drop} elements from {@code at} on replaced by others; shares all chunks before. */
    Chunks<E> splice(int at, int drop, Collection<? extends E> insert) {
        Objects.checkFromIndexSize(at, drop, size);
        int shared = at >> BITS;
        List<Object> rest = new ArrayList<>(size - drop + insert.size() - (shared << BITS));
        rest.addAll(subList(shared << BITS, at));
        rest.addAll(insert);
        rest.addAll(subList(at + drop, size));
        Object[][] spliced = new Object[shared + ((rest.size() + WITHIN) >> BITS)][];
        System.arraycopy(chunks, 0, spliced, 0, shared);
        for (int from = 0; from < rest.size(); from += CHUNK) {
            Object[] chunk =
                    rest.subList(from, Math.min(from + CHUNK, rest.size())).toArray();
            for (Object element : chunk) {
                Objects.requireNonNull(element);
            }
            spliced[shared + (from >> BITS)] = chunk;
        }
        return new Chunks<>(spliced, (shared << BITS) + rest.size());
    }

    /** About how many bytes {@link #splice} takes for itself. */
    long bytesToSplice(int at, int drop, int insert) {
        long after = (long) size - drop + insert;
        return 64 + 24 * (after >> BITS) + 8 * (after - at + CHUNK);
    }

    /** About how many bytes {@link #with} takes for itself. */
    long bytesToChange(int elements) {
        return 64 + 8L * chunks.length + Math.min(elements, chunks.length) * (16L + 8 * CHUNK);
    }

    /** How many elements from the start on are the same or equal in both lists. */
    int commonStart(Chunks<E> other) {
        int end = Math.min(size, other.size);
        int at = 0;
        while (at < end) {
            if ((at & WITHIN) == 0 && chunks[at >> BITS] == other.chunks[at >> BITS]) {
                at = Math.min(end, at + CHUNK);
            } else if (same(at, other, at)) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    /** How many elements to the end are the same or equal in both lists, beyond so many at the start. */
    int commonEnd(Chunks<E> other, int start) {
        int most = Math.min(size, other.size) - start;
        int count = 0;
        while (count < most && same(size - 1 - count, other, other.size - 1 - count)) {
            count++;
        }
        return count;
    }

    private boolean same(int mine, Chunks<E> other, int theirs) {
        E left = get(mine);
        E right = other.get(theirs);
        return left == right || left.equals(right);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other instanceof Chunks<?> that) {
            @SuppressWarnings("unchecked") // elements are only compared
            Chunks<E> chunked = (Chunks<E>) that;
            return size == chunked.size && commonStart(chunked) == size;
        }
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
