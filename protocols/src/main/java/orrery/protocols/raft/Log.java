package orrery.protocols.raft;

import java.util.ArrayList;
import java.util.List;

/**
 * The replicated log, a value. Its first entry has index 1; before it there is an index 0 of term 0 on which all logs
 * agree. Whatever touches one entry costs at most the logarithm of the length.
 *
 * @param entries from index 1
 * @param lastTerm term of the last entry, 0 if there is none; kept at hand because every message asks for it
 */
public record Log(Sequence<Entry> entries, long lastTerm) {

    public static final Log EMPTY = new Log(Sequence.empty(), 0);

    public long lastIndex() {
        return entries.size();
    }

    /** The term of the entry at an index between 0 and {@link #lastIndex}. */
    public long term(long index) {
        if (index == lastIndex()) {
            return lastTerm;
        }
        return index == 0 ? 0 : entry(index).term();
    }

    public Entry entry(long index) {
        return entries.get((int) (index - 1));
    }

    /** Whether there is an entry of this term at this index. */
    public boolean holds(long index, long term) {
        return index <= lastIndex() && term(index) == term;
    }

    public Log append(Entry entry) {
        return new Log(entries.append(entry), entry.term());
    }

    public Log append(List<Entry> more) {
        return more.isEmpty()
                ? this
                : new Log(entries.appendAll(more), more.getLast().term());
    }

    /** The log up to and including an index. */
    public Log truncate(long index) {
        return index >= lastIndex() ? this : new Log(entries.first((int) index), term(index));
    }

    /** The entries from an index on, at most so many. */
    public List<Entry> suffix(long from, int atMost) {
        long to = Math.min(lastIndex(), from + atMost - 1);
        if (from > to) {
            return List.of();
        }
        if (from == to) {
            return List.of(entry(from));
        }
        List<Entry> suffix = new ArrayList<>((int) (to - from + 1));
        for (long index = from; index <= to; index++) {
            suffix.add(entry(index));
        }
        return List.copyOf(suffix);
    }

    /** The first index of the term that the entry at this index has. */
    public long firstOfTerm(long index) {
        long first = index;
        while (first > 1 && term(first - 1) == term(index)) {
            first--;
        }
        return first;
    }

    /**
     * The last index up to which this log is an earlier state of itself, {@code before}: found from the end, where logs
     * change.
     */
    public long unchangedSince(Log before) {
        long index = Math.min(lastIndex(), before.lastIndex());
        while (index > 0 && !entry(index).equals(before.entry(index))) {
            index--;
        }
        return index;
    }
}
