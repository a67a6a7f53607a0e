package orrery.run;

import java.util.List;
import orrery.api.NodeId;
import orrery.run.Schedule.Kind;
import orrery.trace.Event.Reason;
import orrery.trace.Fingerprint;
import orrery.world.Network;

/** Plays the network: decides what becomes of a message when it is sent, and again when it would arrive. */
final class Courier<M, T> {

    private final Network network;
    private final Schedule schedule;
    private final Tally tally;
    private final Steps steps;
    private final List<Host<M, T>> hosts;

    Courier(Network network, Schedule schedule, Tally tally, Steps steps, List<Host<M, T>> hosts) {
        this.network = network;
        this.schedule = schedule;
        this.tally = tally;
        this.steps = steps;
        this.hosts = hosts;
    }

    /** A message leaves its sender; {@code nth} is its number on the wire. */
    void send(Host<M, T> sender, Host<M, T> receiver, Object message, long nth, long cause) {
        tally.sent++;
        long print = Fingerprint.of(message);
        if (sender == receiver) {
            deliverAt(schedule.now, sender, receiver, message, nth, 0, print, cause);
            return;
        }
        Wire wire = sender.wireTo(receiver.id, network);
        if (wire.cuts > 0) {
            drop(sender, receiver, message, nth, 0, Reason.PARTITION, cause);
            return;
        }
        if (wire.loses(nth)) {
            drop(sender, receiver, message, nth, 0, Reason.LOSS, cause);
        } else {
            deliverAt(arrival(wire, nth, 0), sender, receiver, message, nth, 0, print, cause);
        }
        if (wire.duplicates(nth)) {
            tally.fired(Fired.DUPLICATION);
            deliverAt(arrival(wire, nth, 1), sender, receiver, message, nth, 1, print, cause);
        }
    }

    /** Whether a message that would arrive now does; if not, it is dropped. */
    boolean arrives(Host<M, T> sender, Host<M, T> receiver, Object message, long nth, int copy, long cause) {
        if (sender != receiver && sender.wireTo(receiver.id, network).cuts > 0) {
            drop(sender, receiver, message, nth, copy, Reason.PARTITION, cause);
            return false;
        }
        if (!receiver.isUp()) {
            drop(sender, receiver, message, nth, copy, Reason.DOWN, cause);
            return false;
        }
        tally.delivered++;
        return true;
    }

    /** One more fault cuts what leads from one node to another, or one less when {@code by} is negative. */
    void cut(NodeId from, NodeId to, int by) {
        hosts.get(from.index()).wireTo(to, network).cuts += by;
    }

    private long arrival(Wire wire, long nth, int copy) {
        long delay = wire.delayNanos(nth, copy);
        if (copy == 0 && wire.holdsBack(nth)) {
            tally.fired(Fired.REORDERING);
            delay += wire.heldBackNanos(nth);
        }
        return wire.arrival(schedule.now + delay);
    }

    private void deliverAt(
            long time,
            Host<M, T> sender,
            Host<M, T> receiver,
            Object message,
            long nth,
            int copy,
            long print,
            long cause) {
        int to = receiver.id.index();
        int from = sender.id.index();
        schedule.plan(time, schedule.nextSequence(), Kind.DELIVERY, to, from, copy, cause, nth, print, message);
    }

    private void drop(
            Host<M, T> sender, Host<M, T> receiver, Object message, long nth, int copy, Reason reason, long cause) {
        tally.fired(
                switch (reason) {
                    case LOSS -> Fired.LOSS;
                    case PARTITION -> Fired.DROPPED_BY_PARTITION;
                    case DOWN -> Fired.DROPPED_AT_DOWN_NODE;
                });
        steps.dropped(sender, receiver.id, message, nth, copy, reason, cause);
    }
}
