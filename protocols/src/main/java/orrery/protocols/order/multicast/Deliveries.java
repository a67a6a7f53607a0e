package orrery.protocols.order.multicast;

import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * What was broadcast after what, and delivered where: what orders are judged by.
 *
 * @param before what its sender had delivered, when it sent a broadcast
 * @param order in which the first member to get so far delivered
 */
record Deliveries(PMap<Id, PVector<Id>> before, PVector<Id> order, Optional<String> objection) {

    /** Looks at one more delivery. */
    interface Rule {
        /** @param place of the broadcast among what the member delivered, from 0 */
        Optional<String> objection(Deliveries known, NodeId member, PVector<Id> delivered, int place);
    }

    static Check check(String promise, Rule rule) {
        return Check.remembering(
                promise,
                new Deliveries(HashTreePMap.empty(), TreePVector.empty(), Optional.empty()),
                (known, change) -> known.after(change, rule),
                Deliveries::objection);
    }

    private Deliveries after(Change change, Rule rule) {
        if (!(change.before().orElse(null) instanceof Member was)
                || !(change.after().orElse(null) instanceof Member is)
                || (was.sent() == is.sent()
                        && was.delivered().size() == is.delivered().size())) {
            return this;
        }
        Deliveries known = is.sent() > was.sent()
                ? new Deliveries(before.plus(new Id(is.self(), is.sent()), was.delivered()), order, objection)
                : this;
        for (int place = was.delivered().size(); place < is.delivered().size(); place++) {
            known = known.delivered(is, place, rule);
        }
        return known;
    }

    private Deliveries delivered(Member member, int place, Rule rule) {
        PVector<Id> longer =
                place == order.size() ? order.plus(member.delivered().get(place)) : order;
        Deliveries known = new Deliveries(before, longer, objection);
        return new Deliveries(
                before, longer, objection.or(() -> rule.objection(known, member.self(), member.delivered(), place)));
    }

    // ---- the rules

    static Optional<String> once(Deliveries known, NodeId member, PVector<Id> delivered, int place) {
        Id id = delivered.get(place);
        return delivered.indexOf(id) == place ? Optional.empty() : Optional.of(member + " delivered " + id + " twice");
    }

    static Optional<String> fifo(Deliveries known, NodeId member, PVector<Id> delivered, int place) {
        Id id = delivered.get(place);
        boolean inOrder = id.number() == 1 || comesBefore(new Id(id.sender(), id.number() - 1), delivered, place);
        return inOrder
                ? Optional.empty()
                : Optional.of(member + " delivered " + id + " without the one before it from " + id.sender());
    }

    static Optional<String> causal(Deliveries known, NodeId member, PVector<Id> delivered, int place) {
        Id id = delivered.get(place);
        for (Id earlier : known.before().getOrDefault(id, TreePVector.empty())) {
            if (!earlier.sender().equals(id.sender()) && !comesBefore(earlier, delivered, place)) {
                return Optional.of(member + " delivered " + id + " without " + earlier + ", which " + id.sender()
                        + " had delivered when it sent it");
            }
        }
        return Optional.empty();
    }

    static Optional<String> total(Deliveries known, NodeId member, PVector<Id> delivered, int place) {
        Id id = delivered.get(place);
        return known.order().get(place).equals(id)
                ? Optional.empty()
                : Optional.of(member + " delivered " + id + " in place " + (place + 1) + ", and another "
                        + known.order().get(place));
    }

    private static boolean comesBefore(Id id, PVector<Id> delivered, int place) {
        int found = delivered.indexOf(id);
        return found >= 0 && found < place;
    }
}
