package orrery.run;

/**
 * Virtual time, and what is still to happen in it. Takes care of the total order: what is planned later for the same time
 * happens later.
 */
final class Schedule {

    /** What can be planned. */
    enum Kind {
        DELIVERY,
        TIMER,
        ARRIVAL,
        ASK,
        FAULT,
        MENDING,
        WAKE,
        DROP,
        GIVE_UP;

        private static final Kind[] KINDS = values();
    }

    private final Agenda agenda = new Agenda();
    private final Slots slots = new Slots();
    private long sequence;

    /** Nanoseconds since the start of the world. */
    long now;

    /** Forgets everything and keeps the memory. */
    void clear() {
        agenda.clear();
        slots.clear();
        sequence = 0;
        now = 0;
    }

    boolean isEmpty() {
        return agenda.isEmpty();
    }

    long nextTime() {
        return agenda.firstTime();
    }

    /** Moves time on to what is planned next and answers its slot, to be {@link #free freed} once it was read. */
    int next() {
        now = agenda.firstTime();
        return agenda.removeFirst();
    }

    /** The place in the total order of something that is decided now and planned later. */
    long nextSequence() {
        return sequence++;
    }

    /** Plans something that is told by a number alone, as an arrival or a fault. */
    void plan(long time, Kind kind, int node, long nth, long cause) {
        plan(time, nextSequence(), kind, node, 0, 0, cause, nth, 0, kind);
    }

    void plan(
            long time,
            long sequenceOfIt,
            Kind kind,
            int node,
            int from,
            int copy,
            long cause,
            long nth,
            long print,
            Object object) {
        if (time < now) {
            throw new IllegalStateException("time would go back from " + now + " to " + time + " for a " + kind);
        }
        long what = kind.ordinal() | (long) copy << 4 | (long) node << 6 | (long) from << 35;
        agenda.add(time, sequenceOfIt, slots.take(what, cause, nth, print, object));
    }

    void free(int slot) {
        slots.free(slot);
    }

    Kind kind(int slot) {
        return Kind.KINDS[(int) slots.what(slot) & 15];
    }

    int copy(int slot) {
        return (int) (slots.what(slot) >> 4) & 3;
    }

    /** The index of the node that it concerns. */
    int node(int slot) {
        return (int) (slots.what(slot) >> 6) & 0x1FFFFFFF;
    }

    /** The index of the node that sent it. */
    int from(int slot) {
        return (int) (slots.what(slot) >>> 35);
    }

    long cause(int slot) {
        return slots.cause(slot);
    }

    long nth(int slot) {
        return slots.nth(slot);
    }

    long print(int slot) {
        return slots.print(slot);
    }

    Object object(int slot) {
        return slots.object(slot);
    }
}
