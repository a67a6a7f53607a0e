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
 * What really happened before what (Lamport, "The Partial Ordering"), known without any clock: of each event the set of all events in its
 * past. Every clock is measured by it. An event that a crash undid before it was saved, nobody has heard of; the next takes its
 * number and its place.
 *
 * @param events all events so far, in the order in which they were seen
 * @param places of events among them
 * @param latest the place of the last
 * @param objection of whoever compared the last event with the others
 */
record HappenedBefore(PVector<Past> events, PMap<Event.Id, Integer> places, int latest, Optional<String> objection) {

    /** @param before the places of all events in its past; never changed */
    record Past(Event event, BitSet before) {
        boolean contains(int place) {
            return before.get(place);
        }
    }

    private static final HappenedBefore NOTHING =
            new HappenedBefore(TreePVector.empty(), HashTreePMap.empty(), -1, Optional.empty());

    /** @param compare looks at the last event and all others, and objects */
    static Check check(String promise, Function<HappenedBefore, Optional<String>> compare) {
        return Check.remembering(
                promise, NOTHING, (known, change) -> known.after(change, compare), HappenedBefore::objection);
    }

    private HappenedBefore after(Change change, Function<HappenedBefore, Optional<String>> compare) {
        Optional<Event> last = last(change);
        if (last.isEmpty() || last.get().id().number() == 0 || isKnown(last.get(), change)) {
            return this;
        }
        HappenedBefore more = plus(last.get());
        return new HappenedBefore(more.events, more.places, more.latest, compare.apply(more));
    }

    /** A number comes again in a step if a crash had undone the event; after a boot, it is the same event again. */
    private boolean isKnown(Event event, Change change) {
        Integer place = places.get(event.id());
        boolean step = change.before().isPresent() && change.after().isPresent();
        return place != null && (!step || events.get(place).event().equals(event));
    }

    /** What a process did last, even if it crashed in the middle of it and only its disk knows. */
    private static Optional<Event> last(Change change) {
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
        Past past = new Past(event, before);
        Integer undone = places.get(event.id());
        return undone != null
                ? new HappenedBefore(events.with(undone, past), places, undone, objection)
                : new HappenedBefore(
                        events.plus(past), places.plus(event.id(), events.size()), events.size(), objection);
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
        return events.get(latest);
    }
}
