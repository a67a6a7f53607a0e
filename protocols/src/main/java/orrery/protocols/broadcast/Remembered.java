package orrery.protocols.broadcast;

import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * What each site knew when it was last seen, to be compared with what it knows when it comes back.
 *
 * @param known by site
 */
record Remembered(PSortedMap<NodeId, PSortedSet<Long>> known, Optional<String> objection) {

    static Check check() {
        return Check.remembering(
                Promises.REMEMBERED,
                new Remembered(TreePMap.empty(), Optional.empty()),
                Remembered::after,
                Remembered::objection);
    }

    private Remembered after(Change change) {
        if (!(change.after().orElse(null) instanceof Site site)) {
            return this;
        }
        PSortedSet<Long> now = site.saved().values();
        PSortedSet<Long> was = known.get(change.node());
        if (was != null && was.size() == now.size()) {
            return this;
        }
        Optional<String> forgot = was == null || now.containsAll(was)
                ? objection
                : Optional.of(change.node() + " knew " + was.size() + " values and is back with " + now.size());
        return new Remembered(known.plus(change.node(), now), forgot);
    }
}
