package orrery.run;

import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.run.Schedule.Kind;
import orrery.trace.Contents;
import orrery.trace.Event.Reason;
import orrery.trace.Fingerprint;
import orrery.world.Network;

/** Plays the network: decides what becomes of a message when it is sent, and again when it would arrive. */
final class Courier<M, T> {

    /** The copies of a message; a resend is no delivery yet. */
    static final int ITSELF = 0;

    static final int DUPLICATE = 1;
    static final int RESEND = 2;
    static final int DAMAGED = 3;

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

    /**
     * A message leaves its sender.
     *
     * @param nth its number on the wire
     * @param lateNanos how much later than usual it arrives
     */
    void send(Host<M, T> sender, Host<M, T> receiver, Object message, long nth, long lateNanos, long cause) {
        tally.sent++;
        Letter<M, T> letter = new Letter<>(sender, receiver, message, nth, Fingerprint.of(message), cause);
        if (sender == receiver) {
            deliverAt(schedule.now, letter, ITSELF);
            return;
        }
        Wire wire = sender.wireTo(receiver.id, network);
        boolean damaged = wire.corrupts(nth);
        transmit(wire, letter, wire.loses(nth), damaged, lateNanos);
        if (wire.duplicates(nth) && !wire.link.reliable() && wire.exists && !wire.isCut()) {
            tally.fired(Fired.DUPLICATION);
            tally.did(Trait.DUPLICATION);
            deliverAt(wire.arrival(schedule.now + wire.delayNanos(nth, DUPLICATE)), letter, DUPLICATE);
        }
    }

    /** A message that a Byzantine node keeps to itself. */
    void silence(Host<M, T> sender, Host<M, T> receiver, Object message, long nth, long cause) {
        tally.sent++;
        drop(new Letter<>(sender, receiver, message, nth, 0, cause), ITSELF, Reason.SILENCED);
    }

    /** What travels. */
    private record Letter<M, T>(
            Host<M, T> sender, Host<M, T> receiver, Object message, long nth, long print, long cause) {
        Letter<M, T> saying(Object other) {
            return new Letter<>(sender, receiver, other, nth, Fingerprint.of(other), cause);
        }
    }

    private void transmit(Wire wire, Letter<M, T> letter, boolean lost, boolean damaged, long lateNanos) {
        if (!wire.exists) {
            drop(letter, ITSELF, Reason.NO_LINK);
            return;
        }
        if (wire.isCut() || lost) {
            if (wire.isCut()) {
                tally.touched(wire.cuts);
            } else {
                tally.did(Trait.LOSS);
            }
            if (wire.link.reliable()) {
                resendLater(wire, letter);
            } else {
                drop(letter, ITSELF, wire.isCut() ? Reason.PARTITION : Reason.LOSS);
            }
            return;
        }
        if (wire.queues(schedule.now)) {
            tally.did(Trait.BANDWIDTH);
        }
        long leaves = wire.link.bandwidth().isEmpty()
                ? 0
                : wire.transmissionNanos(Contents.bytes(letter.message()), schedule.now);
        if (leaves < 0) {
            drop(letter, ITSELF, Reason.OVERFLOW);
            return;
        }
        long delay = lateNanos + leaves + wire.delayNanos(letter.nth(), ITSELF);
        if (wire.holdsBack(letter.nth())) {
            tally.fired(Fired.REORDERING);
            tally.did(Trait.REORDERING);
            delay += wire.heldBackNanos(letter.nth());
        }
        long time = wire.arrival(schedule.now + delay);
        if (damaged) {
            damage(wire, letter, time);
        } else {
            deliverAt(time, letter, ITSELF);
        }
    }

    private void damage(Wire wire, Letter<M, T> letter, long time) {
        tally.did(Trait.CORRUPTION);
        Optional<Record> altered = wire.link.checksummed()
                ? Optional.empty()
                : Contents.altered(
                        (Record) letter.message(), null, new Decisions.Stream(wire.alteration(letter.nth())));
        if (altered.isPresent()) {
            tally.fired(Fired.ALTERATION);
            deliverAt(time, letter.saying(altered.get()), ITSELF);
        } else {
            deliverAt(time, letter, DAMAGED);
        }
    }

    private void resendLater(Wire wire, Letter<M, T> letter) {
        tally.fired(Fired.RETRANSMISSION);
        tally.did(Trait.RETRANSMISSION);
        deliverAt(schedule.now + wire.link.retransmitNanos(), letter, RESEND);
    }

    /** Whether a message that would arrive now does; if not, it is dropped, sent again or held. */
    boolean arrives(
            Host<M, T> sender,
            Host<M, T> receiver,
            Object message,
            long nth,
            int copy,
            long print,
            long cause,
            Runnable later) {
        if (sender != receiver) {
            Wire wire = sender.wireTo(receiver.id, network);
            if (copy == RESEND || wire.isCut() || wire.isClogged() || copy == DAMAGED) {
                Letter<M, T> letter = new Letter<>(sender, receiver, message, nth, print, cause);
                if (copy == RESEND) {
                    // a second try is lost or not; that it is damaged instead would change nothing
                    transmit(wire, letter, wire.losesAgain(), false, 0);
                } else if (wire.isClogged()) {
                    tally.fired(Fired.HELD_BY_CLOG);
                    tally.touched(wire.clogs);
                    wire.held.add(later);
                } else {
                    tally.touched(wire.cuts);
                    if (wire.link.reliable()) {
                        resendLater(wire, letter);
                    } else {
                        Reason why = wire.isCut() ? Reason.PARTITION : Reason.CORRUPTION;
                        drop(letter, copy == DAMAGED ? ITSELF : copy, why);
                    }
                }
                return false;
            }
        }
        if (!receiver.isUp()) {
            drop(new Letter<>(sender, receiver, message, nth, print, cause), copy, Reason.DOWN);
            return false;
        }
        tally.delivered++;
        return true;
    }

    /** A fault cuts what leads from one node to another. */
    void cut(NodeId from, NodeId to, int fault) {
        hosts.get(from.index()).wireTo(to, network).cuts.add(fault);
    }

    void heal(NodeId from, NodeId to, int fault) {
        hosts.get(from.index()).wireTo(to, network).cuts.removeIf(other -> other == fault);
    }

    void clog(NodeId from, NodeId to, int fault) {
        hosts.get(from.index()).wireTo(to, network).clogs.add(fault);
    }

    /** Lets go what is held, in its order. */
    void unclog(NodeId from, NodeId to, int fault) {
        Wire wire = hosts.get(from.index()).wireTo(to, network);
        wire.clogs.removeIf(other -> other == fault);
        if (!wire.isClogged()) {
            while (!wire.held.isEmpty()) {
                wire.held.remove().run();
            }
        }
    }

    private void deliverAt(long time, Letter<M, T> letter, int copy) {
        schedule.plan(
                time,
                schedule.nextSequence(),
                Kind.DELIVERY,
                letter.receiver().id.index(),
                letter.sender().id.index(),
                copy,
                letter.cause(),
                letter.nth(),
                letter.print(),
                letter.message());
    }

    /** A message that will not arrive, and why. */
    record Undelivered(Object message, Reason reason) {}

    /** The loss of a message is something that happens, too: a step of its own, after the one that sent it. */
    private void drop(Letter<M, T> letter, int copy, Reason reason) {
        schedule.plan(
                schedule.now,
                schedule.nextSequence(),
                Kind.DROP,
                letter.receiver().id.index(),
                letter.sender().id.index(),
                copy,
                letter.cause(),
                letter.nth(),
                0,
                new Undelivered(letter.message(), reason));
    }

    void drop(Host<M, T> sender, Host<M, T> receiver, Undelivered lost, long nth, int copy, long cause) {
        tally.fired(
                switch (lost.reason()) {
                    case LOSS -> Fired.LOSS;
                    case PARTITION -> Fired.DROPPED_BY_PARTITION;
                    case DOWN -> Fired.DROPPED_AT_DOWN_NODE;
                    case CORRUPTION -> Fired.CORRUPTION;
                    case OVERFLOW -> Fired.OVERFLOW;
                    case NO_LINK -> Fired.DROPPED_WITHOUT_LINK;
                    case SILENCED -> Fired.SILENCE;
                });
        steps.dropped(sender, receiver.id, lost.message(), nth, copy, lost.reason(), cause);
    }
}
