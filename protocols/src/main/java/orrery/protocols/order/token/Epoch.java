package orrery.protocols.order.token;

/**
 * Which token it is. Nobody but the process of this place makes one of this epoch, and once.
 *
 * @param round later rounds are later epochs
 * @param maker the place of the process on the ring that asked whether the token was lost
 */
public record Epoch(long round, int maker) implements Comparable<Epoch> {

    /** The token that the first process begins with. */
    static final Epoch FIRST = new Epoch(0, 0);

    Epoch next(int by) {
        return new Epoch(round + 1, by);
    }

    @Override
    public int compareTo(Epoch other) {
        return round != other.round ? Long.compare(round, other.round) : Integer.compare(maker, other.maker);
    }

    @Override
    public String toString() {
        return round + "." + maker;
    }
}
