package orrery.run.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.trace.Digest;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Event.Reason;
import orrery.trace.Event.Trouble;
import orrery.trace.Heap;
import orrery.trace.Recorder;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.world.Version;

/** Numbers the steps, adds each to the digest, and hands those that are kept to the recorder. */
public final class Steps {

    /** What a step was, in the digest. These numbers are part of every golden digest. */
    private static final int BOOTED = 1;

    public static final int DELIVERED = 2;
    public static final int TIMED_OUT = 3;
    public static final int REQUESTED = 4;
    public static final int CONTINUED = 9;
    private static final int DROPPED = 5;
    private static final int CRASHED = 6;
    private static final int PARTITIONED = 7;
    private static final int HEALED = 8;
    private static final int DISTURBED = 10;
    private static final int RESTORED = 11;
    private static final int GAVE_UP = 12;

    private static final int NOWHERE = -1;

    /** How many steps lie between two looks at the heap: what grows is the steps that are kept, and nodes' states. */
    private static final int BETWEEN_LOOKS = 512;

    private final Schedule schedule;
    private final Recorder recorder;
    private final Digest digest = new Digest();
    private long count;

    public Steps(Schedule schedule, Recording recording) {
        this.schedule = schedule;
        this.recorder = new Recorder(recording);
    }

    public long count() {
        return count;
    }

    public boolean kept() {
        return recorder.keeps();
    }

    public List<Step> recorded() {
        return recorder.steps();
    }

    public Digest digest() {
        return digest;
    }

    /**
     * Begins a step and answers its number.
     *
     * @param which what distinguishes it from others of its kind at its node
     */
    public long begin(int what, int node, long which) {
        digest.begin(what + ((long) node << 8), schedule.now(), which);
        count++;
        if (count % BETWEEN_LOOKS == 0) {
            Heap.insistOnRoom();
        }
        return count - 1;
    }

    /** Begins the step of a boot. */
    public long booted(int node, int incarnation, String version) {
        long number = begin(BOOTED, node, incarnation);
        if (!version.equals(Version.OWN)) {
            digest.add(version);
        }
        return number;
    }

    /** Keeps a handler's step that was begun before. */
    public void keep(
            long number,
            Place host,
            Event event,
            long cause,
            @Nullable Object before,
            @Nullable Object after,
            List<Effect> effects) {
        recorder.add(new Step(number, schedule.now(), host.id(), event, cause, before, after, effects));
    }

    public void dropped(Place sender, NodeId to, Object message, long nth, int copy, Reason reason, long cause) {
        long which = reason.ordinal() + 16L * copy + ((long) sender.id().index() << 6) + (nth << 36);
        long number = begin(DROPPED, to.index(), which);
        if (kept()) {
            Event event = new Event.Dropped(to, message, nth, copy, reason);
            keep(number, sender, event, cause, sender.state(), sender.state(), List.of());
        }
    }

    public long crashed(Place host, @Nullable Object before, String how, long cause) {
        long number = begin(CRASHED, host.id().index(), 0);
        if (kept()) {
            keep(number, host, new Event.Crashed(how), cause, before, null, List.of());
        }
        return number;
    }

    public long partitioned(int fault, List<List<NodeId>> sides, boolean oneWay, String what) {
        long number = begin(PARTITIONED, NOWHERE, fault);
        digest.add(sides);
        return world(number, new Event.Partitioned(fault, sides, oneWay, what), Step.NO_CAUSE);
    }

    public long healed(int fault, long cause) {
        return world(begin(HEALED, NOWHERE, fault), new Event.Healed(fault), cause);
    }

    public void gaveUp(Place client, long op, long cause) {
        long number = begin(GAVE_UP, client.id().index(), op);
        if (kept()) {
            keep(number, client, new Event.GaveUp(op), cause, client.state(), client.state(), List.of());
        }
    }

    /** The boot that was begun as this step came to nothing. */
    public void failedBoot(long number, Place host, String why, long cause) {
        digest.add(DISTURBED);
        digest.add(why);
        if (kept()) {
            Event event = new Event.Disturbed(Event.Disturbed.NO_FAULT, Trouble.FAILED_BOOT, why);
            keep(number, host, event, cause, host.state(), host.state(), List.of());
        }
    }

    public long disturbed(int fault, Place host, Trouble kind, String what) {
        long number = begin(DISTURBED, host.id().index(), fault);
        digest.add(what);
        if (kept()) {
            keep(
                    number,
                    host,
                    new Event.Disturbed(fault, kind, what),
                    Step.NO_CAUSE,
                    host.state(),
                    host.state(),
                    List.of());
        }
        return number;
    }

    public void restored(int fault, Place host, long cause) {
        long number = begin(RESTORED, host.id().index(), fault);
        if (kept()) {
            keep(number, host, new Event.Restored(fault), cause, host.state(), host.state(), List.of());
        }
    }

    private long world(long number, Event event, long cause) {
        if (kept()) {
            recorder.add(new Step(number, schedule.now(), null, event, cause, null, null, List.of()));
        }
        return number;
    }
}
