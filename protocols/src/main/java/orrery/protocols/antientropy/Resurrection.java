package orrery.protocols.antientropy;

import java.util.Map;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;
import orrery.protocols.antientropy.Item.Certificate;
import orrery.protocols.antientropy.Item.Value;

/**
 * What was deleted does not come back for good (2). A replica may take it from another that has not heard of the deletion,
 * as long as anybody at all knows better: then it goes again.
 *
 * @param deleted the stamp of the latest deletion, by key, or of what was deleted if nothing else was left of it
 */
record Resurrection(PSortedMap<String, Stamp> deleted, Optional<String> objection) {

    static final String PROMISE = "what was deleted does not come back for good";

    static Check check() {
        return Check.remembering(
                PROMISE,
                new Resurrection(TreePMap.empty(), Optional.empty()),
                Resurrection::after,
                Resurrection::objection);
    }

    @SuppressWarnings("ReferenceEquality") // most steps leave the database alone: then it is the same object
    private Resurrection after(Change change) {
        if (!(change.before().orElse(null) instanceof Replica before)
                || !(change.after().orElse(null) instanceof Replica after)
                || before.database() == after.database()) {
            return this;
        }
        Resurrection next = this;
        for (Map.Entry<String, Item> was : before.database().items().entrySet()) {
            boolean gone =
                    was.getValue() instanceof Value && !after.database().items().containsKey(was.getKey());
            next = gone ? next.deleting(was.getKey(), was.getValue().stamp()) : next;
        }
        for (Map.Entry<String, Item> is : after.database().items().entrySet()) {
            Item was = before.database().items().get(is.getKey());
            if (!is.getValue().equals(was)) {
                next = switch (is.getValue()) {
                    case Certificate certificate -> next.deleting(is.getKey(), certificate.stamp());
                    case Value value -> next.taking(change, is.getKey(), value);
                };
            }
        }
        return next;
    }

    private Resurrection deleting(String key, Stamp stamp) {
        Stamp known = deleted.get(key);
        return known != null && !stamp.isAfter(known) ? this : new Resurrection(deleted.plus(key, stamp), objection);
    }

    private Resurrection taking(Change change, String key, Value value) {
        Stamp death = deleted.get(key);
        if (death == null
                || value.stamp().isAfter(death)
                || someoneKnowsBetter(change.snapshot(), key, value.stamp())) {
            return this;
        }
        return new Resurrection(
                deleted,
                Optional.of(change.node() + " took " + key + " = " + value.value()
                        + ", which was deleted, and nobody is left who knows that"));
    }

    private static boolean someoneKnowsBetter(Snapshot now, String key, Stamp stamp) {
        for (NodeId node : now.nodes()) {
            if (now.saved(node).orElse(null) instanceof Database database) {
                Item item = database.items().get(key);
                Certificate asleep = database.dormant().get(key);
                if ((item != null && item.stamp().isAfter(stamp))
                        || (asleep != null && asleep.stamp().isAfter(stamp))) {
                    return true;
                }
            }
        }
        return false;
    }
}
