package orrery.protocols.order.clock;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Function;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import orrery.api.Change;
import orrery.api.Check;

/**
 * What really happened before what (Lamport, section 1), known without any clock: of each event the set of all events in its
 * past. Every clock is measured by it.
 *
 * @param events all events so far, in the order in which they were seen
 * @param places of events among them
 * @param objection of whoever compared the last event with the others
 */
record HappenedBefore(PVector<Past> events, PMap<Event.Id, Integer> places, Optional<String> objection) {

    /** @param before the places of all events in its past; never changed */
    record Past(Event event, BitSet before) {
        boolean contains(int place) {
            return before.get(place);
        }
    }

    private static final HappenedBefore NOTHING =
            new HappenedBefore(TreePVector.empty(), HashTreePMap.empty(), Optional.empty());

    /** @param compare looks at all events, the last of which is new, and objects */
    static Check check(String promise, Function<HappenedBefore, Optional<String>> compare) {
        return Check.remembering(
                promise, NOTHING, (known, change) -> known.after(change, compare), HappenedBefore::objection);
    }

    private HappenedBefore after(Change change, Function<HappenedBefore, Optional<String>> compare) {
        Optional<Event> latest = latest(change);
        if (latest.isEmpty()
                || latest.get().id().number() == 0
                || places.containsKey(latest.get().id())) {
            return this;
        }
        HappenedBefore more = plus(latest.get());
        return new HappenedBefore(more.events, more.places, compare.apply(more));
    }

    /** What a process did last, even if it crashed in the middle of it and only its disk knows. */
    private static Optional<Event> latest(Change change) {
        if (change.after().orElse(null) instanceof Process process) {
            return Optional.of(process.last());
        }
        return change.snapshot().saved(change.node()).map(saved -> ((Saved) saved).last());
    }

    private HappenedBefore plus(Event event) {
        BitSet before = new BitSet();
        int previous = previousOf(event.id());
        if (previous >= 0) {
            add(previous, before);
        }
        event.heard().map(places::get).ifPresent(sending -> add(sending, before));
        return new HappenedBefore(
                events.plus(new Past(event, before)), places.plus(event.id(), events.size()), objection);
    }

    private void add(int place, BitSet before) {
        before.or(events.get(place).before());
        before.set(place);
    }

    /** The place of the event before this one in the same process, or -1. */
    int previousOf(Event.Id id) {
        return places.getOrDefault(new Event.Id(id.process(), id.number() - 1), -1);
    }

    Past last() {
        return events.get(events.size() - 1);
    }
}
