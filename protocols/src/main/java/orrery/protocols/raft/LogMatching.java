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

        boolean contradicts(Link other) {
            return entry.term() == other.entry.term()
                    && (prevLogTerm != other.prevLogTerm || !entry.equals(other.entry));
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
                LogMatching::objection);
    }

    @SuppressWarnings("ReferenceEquality") // most steps leave the log alone: then it is the same object
    private LogMatching after(Change change) {
        if (!(change.before().orElse(null) instanceof Role before)
                || !(change.after().orElse(null) instanceof Role after)) {
            return this;
        }
        Log log = after.server().log();
        return log == before.server().log() ? this : add(log, before.server().log(), change.node());
    }

    private LogMatching add(Log log, Log before, NodeId node) {
        Sequence<List<Link>> known = links;
        for (long index = log.unchangedSince(before) + 1; index <= log.lastIndex(); index++) {
            Link link = new Link(log.entry(index), log.term(index - 1), node);
            if (index > known.size()) {
                known = known.append(List.of(link));
                continue;
            }
            int at = (int) (index - 1);
            for (Link earlier : known.get(at)) {
                if (link.contradicts(earlier)) {
                    String place = "entry " + index + " of term " + log.term(index);
                    return new LogMatching(known, Optional.of(place + " is " + earlier + " and " + link));
                }
            }
            if (known.get(at).stream()
                    .noneMatch(earlier -> earlier.entry().term() == link.entry().term())) {
                known = known.with(
                        at,
                        Stream.concat(known.get(at).stream(), Stream.of(link)).toList());
            }
        }
        return new LogMatching(known, objection);
    }
}
