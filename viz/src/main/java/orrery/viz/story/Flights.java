package orrery.viz.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.api.NodeId;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Event.Detour;
import orrery.trace.Step;
import orrery.viz.story.Flight.Fate;

/** Joins each send to what became of it, in the order of the sends. */
final class Flights {

    /** A message's address in the run. */
    private record Address(NodeId from, NodeId to, long nth) {}

    private final long startNanos;
    private final List<Flight> flights = new ArrayList<>();

    /** What was sent, and where it stands in the list. */
    private record Sending(int place, Object message) {}

    /** Only asked, never walked. */
    private final Map<Address, Sending> sendings = new HashMap<>();

    /**
     * @param startNanos where to let messages begin whose send was not recorded
     */
    Flights(long startNanos) {
        this.startNanos = startNanos;
    }

    void sent(NodeId from, NodeId to, Effect.Sent sent, Step step) {
        sendings.put(new Address(from, to, sent.nth()), new Sending(flights.size(), sent.message()));
        flights.add(new Flight(
                from,
                to,
                sent.message(),
                sent.nth(),
                0,
                false,
                Detour.NONE,
                step.number(),
                step.timeNanos(),
                -1,
                Flight.OPEN,
                Fate.UNDER_WAY));
    }

    void delivered(NodeId from, NodeId to, Event.Delivered event, Step step) {
        end(new Address(from, to, event.nth()), event.copy(), event.message(), event.detour(), step, Fate.DELIVERED);
    }

    void dropped(NodeId from, NodeId to, Event.Dropped event, Step step) {
        Fate fate = switch (event.reason()) {
            case LOSS -> Fate.LOST;
            case PARTITION -> Fate.CUT;
            case DOWN -> Fate.DOWN;
            case CORRUPTION -> Fate.DAMAGED;
            case OVERFLOW -> Fate.OVERFLOWED;
            case NO_LINK -> Fate.NO_LINK;
            case SILENCED -> Fate.SILENCED;
        };
        end(new Address(from, to, event.nth()), event.copy(), event.message(), Detour.NONE, step, fate);
    }

    private void end(Address address, int copy, Object message, Detour detour, Step step, Fate fate) {
        Sending sending = sendings.get(address);
        Flight sent = sending == null ? null : flights.get(sending.place);
        Flight ended = new Flight(
                address.from,
                address.to,
                message,
                address.nth,
                copy,
                sending != null && !sending.message.equals(message),
                detour,
                sent == null ? -1 : sent.sentStep(),
                sent == null ? startNanos : sent.sentNanos(),
                step.number(),
                step.timeNanos(),
                fate);
        // a traitor may send one message and an earlier one along with it
        if (sending != null && sent != null && copy == 0 && sent.fate() == Fate.UNDER_WAY) {
            flights.set(sending.place, ended);
        } else {
            flights.add(ended);
        }
    }

    List<Flight> all() {
        return List.copyOf(flights);
    }

    /** The median time that messages between two nodes were under way; a hundredth of the given time if none arrived. */
    static long medianNanos(List<Flight> flights, long runNanos) {
        long[] times = flights.stream()
                .filter(flight -> flight.fate() == Fate.DELIVERED && flight.sentStep() >= 0 && !flight.toItself())
                .mapToLong(flight -> flight.endNanos() - flight.sentNanos())
                .toArray();
        Arrays.sort(times);
        return times.length == 0 ? Math.max(1, runNanos / 100) : times[times.length / 2];
    }
}
