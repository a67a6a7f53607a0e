package orrery.run.net;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.run.core.Decisions;
import orrery.run.core.Fired;
import orrery.run.core.Schedule;
import orrery.run.core.Schedule.Kind;
import orrery.run.core.Tally;
import orrery.trace.Contents;
import orrery.trace.Digest;
import orrery.trace.Event.Detour;
import orrery.trace.Event.Reason;
import orrery.world.Deviations.Deviation;
import orrery.world.Fault;
import orrery.world.Network;
import orrery.world.Pace;

/** Plays the network: decides what becomes of a message when it is sent, and again when it would arrive. */
public final class Courier {

    /** The copies of a message; a resend is no delivery yet. */
    static final int ITSELF = 0;

    static final int DUPLICATE = 1;
    static final int RESEND = 2;
    static final int DAMAGED = 3;

    private final Schedule schedule;
    private final Tally tally;
    private final Digest digest;

    private final Wires wires;

    /** What Byzantine nodes do to what leaves them, by their index; null as long as nobody is one. */
    private @Nullable Tampering @Nullable [] traitors;

    private final int nodes;

    /** The traits of links that have shown. */
    private final EnumSet<Trait> shown = EnumSet.noneOf(Trait.class);

    /** Whether faults have cut or clogged any wire yet. */
    private boolean blocked;

    /** Who arrives next, where that is not left to chance. */
    private final @Nullable Turns turns;

    public Courier(List<NodeId> nodes, Network network, long seed, Schedule schedule, Tally tally, Digest digest) {
        this.schedule = schedule;
        this.tally = tally;
        this.digest = digest;
        this.turns = switch (network.pace()) {
            case Pace.Chance chance -> null;
            case Pace.Weighted weighted -> null;
            case Pace.Pos(long until) -> new Turns(schedule, new SampledPriorities(), until);
            case Pace.Pct pct -> new Turns(schedule, new ChainPriorities(pct, seed), pct.untilNanos());
        };
        this.nodes = nodes.size();
        this.wires = new Wires(this.nodes, network, seed);
    }

    /** What faults do to a wire, to be changed by them. */
    private Blockage blockage(NodeId from, NodeId to) {
        blocked = true;
        return wires.kept(from, to).blockage();
    }

    /** Gives a message that is about to be sent its number on the wire. */
    public long number(NodeId from, NodeId to) {
        return wires.number(from, to);
    }

    /** Makes a node Byzantine, by a fault with its own decisions. */
    public void betray(NodeId node, int fault, Fault.Byzantine how, Chance chance) {
        tampering(node).begin(fault, how, chance);
    }

    /** The node is honest again, as far as this fault goes. */
    public void repent(NodeId node, int fault) {
        tampering(node).end(fault);
    }

    private Tampering tampering(NodeId node) {
        if (traitors == null) {
            traitors = new Tampering[nodes];
        }
        Tampering tampering = traitors[node.index()];
        if (tampering == null) {
            tampering = new Tampering(node, tally);
            traitors[node.index()] = tampering;
        }
        return tampering;
    }

    /** Whether a trait of a link has shown. */
    public boolean hasShown(Trait trait) {
        return shown.contains(trait);
    }

    /**
     * A message leaves its sender, or, if that is Byzantine, something else does.
     *
     * @param nth its number on the wire
     */
    public void send(NodeId sender, NodeId receiver, Object message, long nth, long cause) {
        digest.add(receiver.index(), nth, message);
        Tampering tampering = traitors == null ? null : traitors[sender.index()];
        if (tampering != null && tampering.isOn() && !sender.equals(receiver) && message instanceof Record record) {
            boolean heard = tampering.tamper(receiver, record, (says, late, detour) -> {
                digest.add(says);
                leave(sender, receiver, says, nth, late, detour, cause);
            });
            if (!heard) {
                silence(sender, receiver, message, nth, cause);
            }
        } else {
            leave(sender, receiver, message, nth, 0, Detour.NONE, cause);
        }
    }

    /** @param lateNanos how much later than usual it arrives */
    private void leave(
            NodeId sender, NodeId receiver, Object message, long nth, long lateNanos, Detour detour, long cause) {
        tally.sent();
        Letter letter = new Letter(sender, receiver, message, nth, detour, cause);
        if (sender.equals(receiver)) {
            deliverAt(schedule.now(), letter, ITSELF);
            return;
        }
        Wire wire = wires.wire(sender, receiver);
        boolean damaged = wire.corrupts(nth);
        transmit(wire, letter, wire.loses(nth), damaged, lateNanos);
        if (wire.duplicates(nth) && !wire.link.reliable() && wire.exists && !wire.isCut()) {
            tally.fired(Fired.DUPLICATION);
            shown.add(Trait.DUPLICATION);
            travel(wire, letter, DUPLICATE, schedule.now(), 0);
        }
    }

    /** Which copy of a message it was that had this tag on the schedule. */
    public static int copy(int tag) {
        return tag & 3;
    }

    /** What kept the message that had this tag. */
    public static Detour detour(int tag) {
        return Detour.ALL.get(tag >> 2);
    }

    /** A message that a Byzantine node keeps to itself. */
    private void silence(NodeId sender, NodeId receiver, Object message, long nth, long cause) {
        tally.sent();
        drop(new Letter(sender, receiver, message, nth, Detour.NONE, cause), ITSELF, Reason.SILENCED);
    }

    private void transmit(Wire wire, Letter letter, boolean lost, boolean damaged, long lateNanos) {
        if (!wire.exists) {
            drop(letter, ITSELF, Reason.NO_LINK);
            return;
        }
        if (wire.isCut() || lost) {
            if (wire.isCut()) {
                tally.touched(wire.blockage().cuts);
            } else {
                shown.add(Trait.LOSS);
            }
            if (wire.link.reliable()) {
                resendLater(wire, letter);
            } else {
                drop(letter, ITSELF, wire.isCut() ? Reason.PARTITION : Reason.LOSS);
            }
            return;
        }
        if (wire.queues(schedule.now())) {
            shown.add(Trait.BANDWIDTH);
        }
        long leaves = wire.link.bandwidth().isEmpty()
                ? 0
                : wire.transmissionNanos(Contents.bytes(letter.message()), schedule.now());
        if (leaves < 0) {
            drop(letter, ITSELF, Reason.OVERFLOW);
            return;
        }
        long base = schedule.now() + lateNanos + leaves;
        long held = 0;
        if (wire.holdsBack(letter.nth())) {
            tally.fired(Fired.REORDERING);
            shown.add(Trait.REORDERING);
            held = wire.heldBackNanos(letter.nth());
            letter = letter.after(Detour.HELD_BACK);
        }
        if (damaged) {
            damage(wire, letter, base, held);
        } else {
            travel(wire, letter, ITSELF, base, held);
        }
    }

    /**
     * A message is on its way.
     *
     * @param base from when on
     * @param held how long it is held back
     */
    private void travel(Wire wire, Letter letter, int copy, long base, long held) {
        if (turns != null && turns.decides(wire)) {
            turns.add(letter, copy, wire, base, held);
        } else {
            deliverAt(wire.arrival(base + held + wire.delayNanos(letter.nth(), copy)), letter, copy);
        }
    }

    private void damage(Wire wire, Letter letter, long base, long held) {
        shown.add(Trait.CORRUPTION);
        Optional<Record> altered = wire.link.checksummed()
                ? Optional.empty()
                : Contents.altered(
                        (Record) letter.message(), null, new Decisions.Stream(wire.alteration(letter.nth())));
        if (altered.isPresent()) {
            tally.fired(Fired.ALTERATION);
            digest.add(altered.get());
            travel(wire, letter.saying(altered.get()), ITSELF, base, held);
        } else {
            travel(wire, letter, DAMAGED, base, held);
        }
    }

    private void resendLater(Wire wire, Letter letter) {
        tally.fired(Fired.RETRANSMISSION);
        shown.add(Trait.RETRANSMISSION);
        deliverAt(schedule.now() + wire.link.retransmitNanos(), letter.after(Detour.RETRANSMITTED), RESEND);
    }

    /**
     * Whether a message that would arrive now does; if not, it is dropped, sent again or held.
     *
     * @param isUp whether the receiver is
     * @param later what to do when it is no longer held
     */
    public boolean arrives(
            NodeId sender,
            NodeId receiver,
            Object message,
            long nth,
            int tag,
            long cause,
            boolean isUp,
            Runnable later) {
        int copy = copy(tag);
        if ((blocked || copy == RESEND || copy == DAMAGED) && !sender.equals(receiver)) {
            Wire wire = wires.wire(sender, receiver);
            if (copy == RESEND || wire.isCut() || wire.isClogged() || copy == DAMAGED) {
                Letter letter = new Letter(sender, receiver, message, nth, detour(tag), cause);
                if (copy == RESEND) {
                    // a second try is lost or not; that it is damaged instead would change nothing
                    transmit(wire, letter, wire.losesAgain(), false, 0);
                } else if (wire.isClogged()) {
                    tally.fired(Fired.HELD_BY_CLOG);
                    tally.touched(wire.blockage().clogs);
                    wire.blockage().held.add(later);
                } else {
                    tally.touched(wire.blockage().cuts);
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
        if (!isUp) {
            drop(new Letter(sender, receiver, message, nth, detour(tag), cause), copy(tag), Reason.DOWN);
            return false;
        }
        tally.delivered();
        return true;
    }

    /** It is somebody's turn to arrive, unless that was planned before others were sent. */
    public void turn(long plan) {
        if (turns != null) {
            turns.next(plan).ifPresent(next -> deliverAt(schedule.now(), next.letter, next.copy));
        }
    }

    /** How long the messages took whose turn was not left to chance; of what was sent twice, the last. */
    public List<Deviation> took() {
        return turns == null ? List.of() : turns.took();
    }

    /** A fault cuts what leads from one node to another. */
    public void cut(NodeId from, NodeId to, int fault) {
        blockage(from, to).cuts.add(fault);
    }

    public void heal(NodeId from, NodeId to, int fault) {
        blockage(from, to).cuts.removeIf(other -> other == fault);
    }

    public void clog(NodeId from, NodeId to, int fault) {
        blockage(from, to).clogs.add(fault);
    }

    /** Lets go what is held, in its order. */
    public void unclog(NodeId from, NodeId to, int fault) {
        Blockage blockage = blockage(from, to);
        blockage.clogs.removeIf(other -> other == fault);
        if (blockage.clogs.isEmpty()) {
            while (!blockage.held.isEmpty()) {
                blockage.held.remove().run();
            }
        }
    }

    private void deliverAt(long time, Letter letter, int copy) {
        schedule.plan(
                time,
                schedule.nextSequence(),
                Kind.DELIVERY,
                letter.receiver().index(),
                letter.sender().index(),
                copy | letter.detour().ordinal() << 2,
                letter.cause(),
                letter.nth(),
                letter.message());
    }

    /**
     * A message that will not arrive, and why.
     *
     * @param inBurst whether it was lost in one of the link's bursts
     */
    public record Undelivered(Object message, Reason reason, boolean inBurst) {}

    /** The loss of a message is something that happens, too: a step of its own, after the one that sent it. */
    private void drop(Letter letter, int copy, Reason reason) {
        boolean inBurst = reason == Reason.LOSS
                && wires.wire(letter.sender(), letter.receiver()).isInBurst();
        schedule.plan(
                schedule.now(),
                schedule.nextSequence(),
                Kind.DROP,
                letter.receiver().index(),
                letter.sender().index(),
                copy | letter.detour().ordinal() << 2,
                letter.cause(),
                letter.nth(),
                new Undelivered(letter.message(), reason, inBurst));
    }

    /** Counts a message that did not arrive. */
    public void dropped(Undelivered lost) {
        tally.fired(
                switch (lost.reason()) {
                    case LOSS -> lost.inBurst() ? Fired.BURST_LOSS : Fired.LOSS;
                    case PARTITION -> Fired.DROPPED_BY_PARTITION;
                    case DOWN -> Fired.DROPPED_AT_DOWN_NODE;
                    case CORRUPTION -> Fired.CORRUPTION;
                    case OVERFLOW -> Fired.OVERFLOW;
                    case NO_LINK -> Fired.DROPPED_WITHOUT_LINK;
                    case SILENCED -> Fired.SILENCE;
                });
    }
}
