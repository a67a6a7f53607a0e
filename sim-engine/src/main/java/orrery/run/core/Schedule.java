package orrery.run.core;

/**
 * Virtual time, and what is still to happen in it. Takes care of the total order: what is planned later for the same time
 * happens later.
 */
public final class Schedule {

    /** What can be planned. */
    public enum Kind {
        DELIVERY,
        TIMER,
        ARRIVAL,
        ASK,
        FAULT,
        MENDING,
        WAKE,
        DROP,
        GIVE_UP,
        TURN;

        private static final Kind[] KINDS = values();
    }

    private final Agenda agenda = new Agenda();
    private final Slots slots = new Slots();
    private long sequence;

    /** Nanoseconds since the start of the world. */
    private long now;

    /** When the last thing before this one happened. */
    private long before;

    /** Forgets everything and keeps the memory. */
    public void clear() {
        agenda.clear();
        slots.clear();
        sequence = 0;
        now = 0;
        before = 0;
    }

    /** Virtual time, in nanoseconds since the start of the world. */
    public long now() {
        return now;
    }

    /** Time goes on to a moment at which nothing is planned. */
    public void idleUntil(long time) {
        now = time;
    }

    public boolean isEmpty() {
        return agenda.isEmpty();
    }

    /** How much is planned. */
    public int size() {
        return agenda.size();
    }

    public long nextTime() {
        return agenda.firstTime();
    }

    /** Moves time on to what is planned next and answers its slot, to be {@link #free freed} once it was read. */
    public int next() {
        before = now;
        now = agenda.firstTime();
        return agenda.removeFirst();
    }

    /** Whether nothing else happened at this moment before, and nothing is planned for it. */
    public boolean isAlone() {
        return before < now && (isEmpty() || nextTime() > now);
    }

    /** The place in the total order of something that is decided now and planned later. */
    public long nextSequence() {
        return sequence++;
    }

    /** Plans something that is told by a number alone, as an arrival or a fault. */
    public void plan(long time, Kind kind, int node, long nth, long cause) {
        plan(time, nextSequence(), kind, node, 0, 0, cause, nth, kind);
    }

    public void plan(
            long time, long sequenceOfIt, Kind kind, int node, int from, int tag, long cause, long nth, Object object) {
        if (time < now) {
            throw new IllegalStateException("time would go back from " + now + " to " + time + " for a " + kind);
        }
        long what = kind.ordinal() | (long) tag << 4 | (long) node << 10 | (long) from << 37;
        agenda.add(time, sequenceOfIt, slots.take(what, cause, nth, object));
    }

    public void free(int slot) {
        slots.free(slot);
    }

    public Kind kind(int slot) {
        return Kind.KINDS[(int) slots.what(slot) & 15];
    }

    /** What was noted with it, below 64. */
    public int tag(int slot) {
        return (int) (slots.what(slot) >> 4) & 63;
    }

    /** The index of the node that it concerns. */
    public int node(int slot) {
        return (int) (slots.what(slot) >> 10) & 0x7FFFFFF;
    }

    /** The index of the node that sent it. */
    public int from(int slot) {
        return (int) (slots.what(slot) >>> 37);
    }

    public long cause(int slot) {
        return slots.cause(slot);
    }

    public long nth(int slot) {
        return slots.nth(slot);
    }

    public Object object(int slot) {
        return slots.object(slot);
    }
}
