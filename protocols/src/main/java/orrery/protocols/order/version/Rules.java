package orrery.protocols.order.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orrery.api.Context;
import orrery.api.NodeId;

/** The decisions on which it hangs that nothing is lost. A wrong twin overrides exactly one. */
public class Rules {

    /** A write is one more than all that the replica took of the key (Preguiça and others, "update"). */
    public final Dot next(NodeId replica, List<Version> siblings) {
        return new Dot(replica, context(siblings).of(replica) + 1);
    }

    /** What a reader of these knows of: what a write after it overwrites. */
    public final VersionVector context(List<Version> siblings) {
        VersionVector all = VersionVector.NOTHING;
        for (Version version : siblings) {
            all = all.and(version.past()).and(version.dot());
        }
        return all;
    }

    /** A write overwrites what its writer had read, and nothing else that is here. */
    public VersionVector overwrites(VersionVector read, VersionVector here) {
        return read;
    }

    /** The new version's own dot stands apart: it says nothing of those before it (Preguiça and others). */
    public VersionVector past(VersionVector overwritten, Dot dot) {
        return overwritten;
    }

    /** One version overwrites another if its writer knew of it. */
    public boolean overwrites(Version later, Version earlier) {
        return later.past().knows(earlier.dot());
    }

    /** What another replica has is merged, whatever is here. */
    public boolean mergesInto(List<Version> mine) {
        return true;
    }

    /** Of two replicas' siblings those that no other overwrites (Preguiça and others, "sync"). */
    public List<Version> merge(List<Version> mine, List<Version> theirs) {
        List<Version> all = new ArrayList<>(mine);
        theirs.stream()
                .filter(version -> mine.stream().noneMatch(known -> known.dot().equals(version.dot())))
                .forEach(all::add);
        return all.stream()
                .filter(version -> all.stream().noneMatch(other -> overwrites(other, version)))
                .sorted(Comparator.comparing((Version version) -> version.dot().replica())
                        .thenComparingLong(version -> version.dot().count()))
                .toList();
    }

    /** What was taken is on the disk before anybody hears of it. */
    public void beforeAnswering(Store store, Context<Message, Timer> ctx) {
        ctx.save(store);
    }

    @Override
    public String toString() {
        return "as in the papers";
    }
}
