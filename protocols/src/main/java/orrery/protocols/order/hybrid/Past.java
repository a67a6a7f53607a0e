package orrery.protocols.order.hybrid;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import orrery.api.Change;
import orrery.api.Check;

/**
 * All events so far. What happened right before an event is known without any clock, and that is enough: whatever else
 * happened before it did so by way of these. An event that a crash undid before it was saved, nobody has heard of; the next
 * takes its number. Before the first event of a process lies the beginning, when its clock said 0, as {@code l} did (Figure 5).
 *
 * @param latest the physical times of events: the largest in their past, themselves included
 */
record Past(PMap<Event.Id, Event> events, PMap<Event.Id, Long> latest, Optional<String> objection) {

    static Check check(String promise, BiFunction<Past, Event, Optional<String>> compare) {
        return Check.remembering(
                promise,
                new Past(HashTreePMap.empty(), HashTreePMap.empty(), Optional.empty()),
                (past, change) -> past.after(change, compare),
                Past::objection);
    }

    private Past after(Change change, BiFunction<Past, Event, Optional<String>> compare) {
        Optional<Event> last = last(change);
        if (last.isEmpty() || last.get().id().number() == 0 || isKnown(last.get(), change)) {
            return this;
        }
        Event event = last.get();
        long largest = event.physical();
        for (Event.Id before : rightBefore(event)) {
            largest = Math.max(largest, before.number() == 0 ? 0 : latest.getOrDefault(before, Long.MIN_VALUE));
        }
        Past more = new Past(events.plus(event.id(), event), latest.plus(event.id(), largest), objection);
        return new Past(more.events, more.latest, compare.apply(more, event));
    }

    /** A number comes again in a step if a crash had undone the event; after a boot, it is the same event again. */
    private boolean isKnown(Event event, Change change) {
        boolean step = change.before().isPresent() && change.after().isPresent();
        return events.containsKey(event.id()) && (!step || event.equals(events.get(event.id())));
    }

    /** What a process did last, even if it crashed in the middle of it and only its disk knows. */
    private static Optional<Event> last(Change change) {
        if (change.after().orElse(null) instanceof Process process) {
            return Optional.of(process.saved().last());
        }
        return change.snapshot().saved(change.node()).map(saved -> ((Saved) saved).last());
    }

    /** The event before in the same process, and the sending of what was received. */
    static List<Event.Id> rightBefore(Event event) {
        Event.Id previous = new Event.Id(event.id().process(), event.id().number() - 1);
        return event.heard().isPresent() ? List.of(previous, event.heard().get()) : List.of(previous);
    }
}
