package orrery.protocols.raft;

import java.time.Duration;
import java.util.List;
import orrery.api.Span;
import orrery.api.Times;

/**
 * What a scenario may set. The first five are the protocol of the paper; all others switch on what the dissertation adds.
 *
 * @param electionTimeout from which each election timeout is drawn anew (5.2, 9.3)
 * @param heartbeat how often a leader shows that it is there
 * @param retry how long a client waits for an answer before it asks the next server
 * @param entriesPerMessage how many log entries travel in one message at most
 * @param bytesPerMessage how long their entries may be together; 0 for any length
 * @param preVote whether a server asks if it would be elected before it begins a new term (dissertation, 9.6)
 * @param checkQuorum whether a leader that hears from no majority for the longest election timeout steps down, and servers
 *     that hear from a leader ignore vote requests (6.2, 4.2.3)
 * @param reads how reads are answered (6.4)
 * @param clockBound by how much two clocks may differ over an election timeout, for leases (6.4.1)
 * @param transferAfter after how long in office a leader hands over to a follower that is up to date (3.10); 0s for never
 * @param snapshotEvery after how many applied entries a server takes a snapshot and discards them (5.1); 0 for never
 * @param chunk how many pairs and sessions of a snapshot travel in one message (Figure 5.3)
 * @param pipelining whether a leader sends further entries before the last ones are answered (10.2.2)
 * @param batch how long a leader waits for more commands that go into the log together (10.2.2); 0s for not at all
 * @param members how many servers are in the cluster at the beginning, the first ones; 0 for all (chapter 4)
 * @param joint whether any change of members is made in one step, over a joint configuration (4.3), and not server by server
 * @param learners whether new servers catch up before they count (4.2.1)
 * @param changes who is to be in the cluster and from when on, a text for each change, as {@code 2s n1 n2 n3 n4}
 */
public record Options(
        Span electionTimeout,
        Duration heartbeat,
        Duration retry,
        int entriesPerMessage,
        int bytesPerMessage,
        boolean preVote,
        boolean checkQuorum,
        Reads reads,
        Duration clockBound,
        Duration transferAfter,
        int snapshotEvery,
        int chunk,
        boolean pipelining,
        Duration batch,
        int members,
        boolean joint,
        boolean learners,
        List<String> changes) {

    public static final Options DEFAULTS = new Options(
            Span.millis(150, 300),
            Duration.ofMillis(50),
            Duration.ofMillis(300),
            64,
            0,
            false,
            false,
            Reads.LOG,
            Duration.ZERO,
            Duration.ZERO,
            0,
            64,
            true,
            Duration.ZERO,
            0,
            false,
            false,
            List.of());

    public Options {
        if (electionTimeout.minNanos() <= 0) {
            throw new IllegalArgumentException("electionTimeout must be longer than 0s, was " + electionTimeout);
        }
        positive("heartbeat", heartbeat);
        positive("retry", retry);
        atLeast(1, "entriesPerMessage", entriesPerMessage);
        atLeast(0, "bytesPerMessage", bytesPerMessage);
        atLeast(0, "snapshotEvery", snapshotEvery);
        atLeast(1, "chunk", chunk);
        notNegative("batch", batch);
        atLeast(0, "members", members);
        changes = List.copyOf(changes);
        Plan.check(changes);
        notNegative("clockBound", clockBound);
        notNegative("transferAfter", transferAfter);
        if (reads == Reads.LEASE && !checkQuorum) {
            throw new IllegalArgumentException("reads: lease needs checkQuorum: true, or followers elect another leader"
                    + " while the lease lasts");
        }
        if (reads == Reads.LEASE && clockBound.toNanos() >= electionTimeout.minNanos()) {
            throw new IllegalArgumentException("clockBound must be shorter than the shortest electionTimeout, was "
                    + Times.text(clockBound.toNanos()) + ", or no lease would last");
        }
    }

    private static void atLeast(int least, String name, int number) {
        if (number < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + number);
        }
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }

    private static void notNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was " + Times.text(time.toNanos()));
        }
    }

    /** Whether a leader asks again and again if it still leads. */
    boolean confirms() {
        return checkQuorum || reads != Reads.LOG;
    }
}
