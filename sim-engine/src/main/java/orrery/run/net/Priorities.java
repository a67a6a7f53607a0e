package orrery.run.net;

import java.util.List;

/** Who of those who wait for their turn goes first. */
interface Priorities {

    /** A message was sent: it gets a priority. */
    void sent(Turns.Waiting sent);

    /**
     * A message is to arrive, the first of all by its priority.
     *
     * @return false if that made it lose its priority, and others may be first
     */
    default boolean stays(Turns.Waiting first) {
        return true;
    }

    /** A message arrived; the others still wait. */
    void arrived(Turns.Waiting arrived, List<Turns.Waiting> others);
}
