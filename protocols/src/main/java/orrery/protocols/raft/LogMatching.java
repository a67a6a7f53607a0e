package orrery.protocols.raft;

import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * If two logs contain an entry with the same index and term, they are identical up to it (Figure 3; 5.3). It is enough
 * that an index and a term stand for one command after one previous term, in all logs that the run has ever seen: the
 * rest follows by induction. So only new entries are looked at.
 *
 * @param links what each index and term stands for
 */
record LogMatching(PMap<Place, Link> links, Optional<String> objection) {

    static final String PROMISE = "log matching";

    record Place(long index, long term) {}

    record Link(Entry entry, long prevLogTerm, NodeId seenAt) {}

    static Check check() {
        return Check.remembering(
                PROMISE,
                new LogMatching(HashTreePMap.empty(), Optional.empty()),
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
        return log == before.server().log()
                ? this
                : new LogMatching(links, objection).add(log, before.server().log(), change.node());
    }

    private LogMatching add(Log log, Log before, NodeId node) {
        PMap<Place, Link> known = links;
        for (long index = log.unchangedSince(before) + 1; index <= log.lastIndex(); index++) {
            Link link = new Link(log.entry(index), log.term(index - 1), node);
            Place place = new Place(index, log.term(index));
            Link earlier = known.get(place);
            if (earlier == null) {
                known = known.plus(place, link);
            } else if (!earlier.entry().equals(link.entry()) || earlier.prevLogTerm() != link.prevLogTerm()) {
                return new LogMatching(known, Optional.of(contrast(place, earlier, link)));
            }
        }
        return new LogMatching(known, objection);
    }

    private static String contrast(Place place, Link one, Link other) {
        return "entry " + place.index() + " of term " + place.term() + " is " + text(one) + " and " + text(other);
    }

    private static String text(Link link) {
        return link.entry().command() + " after an entry of term " + link.prevLogTerm() + " at " + link.seenAt();
    }
}
