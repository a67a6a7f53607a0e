package orrery.protocols.raft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;

/**
 * The replicated log, a value. Its first entry has index 1; before it there is an index 0 of term 0 on which all logs
 * agree. What a snapshot stands for is no longer in it (dissertation, 5.1); it was committed, so that all logs agree on it
 * too. Whatever touches one entry costs at most the logarithm of the length.
 *
 * @param baseIndex index of the last entry that was discarded, 0 if none was
 * @param baseTerm term of that entry
 * @param entries from the one after it
 * @param lastTerm term of the last entry, discarded or not, 0 if there was none; kept at hand because every message asks for it
 * @param configurations those among the entries, from the last to the first
 */
public record Log(
        long baseIndex, long baseTerm, Sequence<Entry> entries, long lastTerm, PStack<Placed> configurations) {

    public static final Log EMPTY = new Log(0, 0, Sequence.empty(), 0);

    /** A configuration, and the index of its entry. */
    public record Placed(long index, Configuration configuration) {

        /** The configuration before this one, if that is in the log. */
        Optional<Configuration> previous(Log log) {
            return log.configurations.stream()
                    .filter(placed -> placed.index < index)
                    .findFirst()
                    .map(Placed::configuration);
        }
    }

    public Log(long baseIndex, long baseTerm, Sequence<Entry> entries, long lastTerm) {
        this(baseIndex, baseTerm, entries, lastTerm, ConsPStack.empty());
    }

    /** The index of the last change of members that is in the log, 0 if there is none. */
    public long lastChange() {
        return configurations.isEmpty() ? 0 : configurations.get(0).index();
    }

    public long lastIndex() {
        return baseIndex + entries.size();
    }

    /** The term of the entry at an index between {@link #baseIndex} and {@link #lastIndex}. */
    public long term(long index) {
        if (index == lastIndex()) {
            return lastTerm;
        }
        return index == baseIndex ? baseTerm : entry(index).term();
    }

    /** The entry at an index after {@link #baseIndex}. */
    public Entry entry(long index) {
        return entries.get((int) (index - baseIndex - 1));
    }

    /** Whether there is an entry of this term at this index, or was one before it was discarded. */
    public boolean holds(long index, long term) {
        return index < baseIndex || (index <= lastIndex() && term(index) == term);
    }

    public Log append(Entry entry) {
        PStack<Placed> more = entry.command() instanceof Command.Reconfigure change
                ? configurations.plus(new Placed(lastIndex() + 1, change.configuration()))
                : configurations;
        return new Log(baseIndex, baseTerm, entries.append(entry), entry.term(), more);
    }

    public Log append(List<Entry> more) {
        if (more.isEmpty()) {
            return this;
        }
        PStack<Placed> changes = configurations;
        long index = lastIndex();
        for (Entry entry : more) {
            index++;
            if (entry.command() instanceof Command.Reconfigure change) {
                changes = changes.plus(new Placed(index, change.configuration()));
            }
        }
        return new Log(
                baseIndex, baseTerm, entries.appendAll(more), more.getLast().term(), changes);
    }

    /** The log up to and including an index that is not discarded. */
    public Log truncate(long index) {
        if (index >= lastIndex()) {
            return this;
        }
        PStack<Placed> rest = configurations;
        while (!rest.isEmpty() && rest.get(0).index() > index) {
            rest = rest.minus(0);
        }
        return new Log(baseIndex, baseTerm, entries.first((int) (index - baseIndex)), term(index), rest);
    }

    /** The log without its entries up to and including an index, the last of which has this term. */
    public Log discard(long upTo, long term) {
        Sequence<Entry> rest = entries.from((int) (upTo - baseIndex));
        List<Placed> later =
                configurations.stream().filter(placed -> placed.index() > upTo).toList();
        return new Log(upTo, term, rest, rest.isEmpty() ? term : lastTerm, ConsPStack.from(later));
    }

    /**
     * The log after a snapshot that ends with an entry of this index and term: what follows it stays if it goes on from there;
     * otherwise nothing does (dissertation, Figure 5.3).
     */
    public Log after(long index, long term) {
        return index >= baseIndex && holds(index, term)
                ? discard(index, term)
                : new Log(index, term, Sequence.empty(), term);
    }

    /** The entries from an index on that is not discarded, at most so many. */
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

    /** The first index of the term that the entry at this index has, among those that are not discarded. */
    public long firstOfTerm(long index) {
        long first = index;
        while (first > baseIndex + 1 && term(first - 1) == term(index)) {
            first--;
        }
        return first;
    }

    /**
     * The last index up to which this log is an earlier state of itself, {@code before}: found from the end, where logs
     * change. Where either has discarded its entries, they count as unchanged.
     */
    public long unchangedSince(Log before) {
        long index = Math.min(lastIndex(), before.lastIndex());
        long discarded = Math.max(baseIndex, before.baseIndex);
        while (index > discarded && !entry(index).equals(before.entry(index))) {
            index--;
        }
        return index;
    }
}
