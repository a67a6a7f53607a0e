package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * If two logs contain an entry with the same index and term, they are identical up to it (Figure 3; 5.3). It is enough
 * that an index and a term stand for one command after one previous term, in all logs that the run has ever seen: the
 * rest follows by induction. So only new entries are looked at.
 *
 * @param links for each index from 1, what each term put there
 */
record LogMatching(Sequence<List<Link>> links, Optional<String> objection) {

    static final String PROMISE = "log matching";

    /** An entry, and the term of the one before it. */
    record Link(Entry entry, long prevLogTerm, NodeId seenAt) {

        boolean agreesWith(Link other) {
            return prevLogTerm == other.prevLogTerm && entry.is(other.entry);
        }

        @Override
        public String toString() {
            return entry.command() + " after an entry of term " + prevLogTerm + " at " + seenAt;
        }
    }

    static Check check() {
        return Check.remembering(
                        PROMISE,
                        new LogMatching(Sequence.empty(), Optional.empty()),
                        LogMatching::after,
                        LogMatching::objection)
                .reading(Parts.LOG);
    }

    @SuppressWarnings("ReferenceEquality") // most steps leave the log alone: then it is the same object
    private LogMatching after(Change change) {
        if (!(change.after().orElse(null) instanceof Role after)) {
            return this;
        }
        Log log = after.server().log();
        Log before = change.before().orElse(null) instanceof Role role
                ? role.server().log()
                : Log.EMPTY;
        return log == before ? this : add(log, log.unchangedSince(before) + 1, change.node());
    }

    private LogMatching add(Log log, long from, NodeId node) {
        LogMatching known = this;
        for (long index = Math.max(from, log.baseIndex() + 1);
                index <= log.lastIndex() && known.objection.isEmpty();
                index++) {
            known = known.add(index, new Link(log.entry(index), log.term(index - 1), node));
        }
        return known;
    }

    private LogMatching add(long index, Link link) {
        if (index > links.size()) {
            return new LogMatching(links.append(List.of(link)), objection);
        }
        List<Link> there = links.get((int) (index - 1));
        for (Link earlier : there) {
            if (earlier.entry().term() == link.entry().term()) {
                return earlier.agreesWith(link)
                        ? this
                        : new LogMatching(links, Optional.of(contrast(index, earlier, link)));
            }
        }
        List<Link> more = Stream.concat(there.stream(), Stream.of(link)).toList();
        return new LogMatching(links.with((int) (index - 1), more), objection);
    }

    private static String contrast(long index, Link earlier, Link link) {
        return "entry " + index + " of term " + link.entry().term() + " is " + earlier + " and " + link;
    }
}
