package orrery.protocols.order.matrix;

import java.util.Optional;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import orrery.api.Change;
import orrery.api.Check;
import orrery.protocols.order.matrix.Happened.Added;
import orrery.protocols.order.matrix.Happened.Id;
import orrery.protocols.order.matrix.Happened.Removed;

/**
 * Whoever says that it has heard of an event has done with its dictionary what that event says (Wuu and Bernstein's dictionary
 * problem: an entry is in a view if, and only if, its insertion and not its deletion is known).
 *
 * @param happened every event, whoever still keeps it
 */
record Dictionary(PSortedMap<Id, Happened> happened, Optional<String> objection) {

    static Check check() {
        return Check.remembering(
                Promises.RIGHT,
                new Dictionary(TreePMap.empty(), Optional.empty()),
                Dictionary::after,
                Dictionary::objection);
    }

    private Dictionary after(Change change) {
        if (!(change.after().orElse(null) instanceof Process after)) {
            return this;
        }
        PSortedMap<Id, Happened> all = happened;
        Happened own = after.saved().log().get(new Id(change.node(), after.done()));
        if (own != null) {
            all = all.plus(own.id(), own);
        }
        Dictionary now = new Dictionary(all, objection);
        return objection.isPresent() ? now : new Dictionary(all, now.wrong(after));
    }

    private Optional<String> wrong(Process process) {
        PSet<Id> right = TreePSet.empty();
        for (Happened event : happened.values()) {
            right = heard(process, event) && event instanceof Added added ? right.plus(added.id()) : right;
        }
        for (Happened event : happened.values()) {
            right = heard(process, event) && event instanceof Removed removed ? right.minus(removed.entry()) : right;
        }
        return process.saved().entries().equals(right)
                ? Optional.empty()
                : Optional.of(process.place().self() + " has the entries "
                        + process.saved().entries() + ", and of what it says that it has heard there are " + right);
    }

    private static boolean heard(Process process, Happened event) {
        int who = process.place().index();
        return process.saved().table().of(who, event.id().process().index())
                >= event.id().number();
    }
}
