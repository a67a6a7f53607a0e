package orrery.trace;

import java.util.List;

/**
 * Where two lists differ: all between what they have in common at their starts and at their ends.
 *
 * @param start how many elements the starts have in common
 * @param beforeEnd where the common end begins in the list before
 * @param afterEnd where the common end begins in the list after
 */
record Middle<E>(Chunks<E> before, Chunks<E> after, int start, int beforeEnd, int afterEnd) {

    static <E> Middle<E> of(List<E> before, List<E> after) {
        Chunks<E> was = Chunks.of(before);
        Chunks<E> is = Chunks.of(after);
        int start = was.commonStart(is);
        int end = was.commonEnd(is, start);
        return new Middle<>(was, is, start, was.size() - end, is.size() - end);
    }

    List<E> removed() {
        return before.subList(start, beforeEnd);
    }

    List<E> inserted() {
        return after.subList(start, afterEnd);
    }

    /** Whether each element in the middle may be taken for what the element in its place became. */
    boolean inPlace() {
        return beforeEnd == afterEnd;
    }
}
