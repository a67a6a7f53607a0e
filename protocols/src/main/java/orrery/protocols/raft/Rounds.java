package orrery.protocols.raft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Since when a leader knows that it still leads: it sends rounds of heartbeats, and when a majority has answered one, it led
 * when that round began (6.2, 6.4). Rounds may overtake each other; who answered a later one has answered all before it.
 *
 * @param last number of the last round; the first has number 1
 * @param answered the last round that each other server answered, by the servers' order; 0 for none
 * @param open rounds that are not confirmed yet, from the earliest
 * @param confirmed the last round that a majority answered, 0 for none
 * @param since when that round began, on the leader's clock; when its term began, if there was none yet
 */
public record Rounds(long last, List<Long> answered, List<Begun> open, long confirmed, Duration since) {

    /** How far a quorum has come with its answers, when the leader itself has answered the last round. */
    public interface Quorum {
        long reached(List<Long> answered, long last);
    }

    /** A round, and when it began. */
    public record Begun(long round, Duration at) {}

    /** Of a leader that does not ask, or has not asked yet. */
    public static Rounds none(int servers, Duration now) {
        return new Rounds(0, Collections.nCopies(servers, 0L), List.of(), 0, now);
    }

    /** One more round. */
    public Rounds begin(Duration now, Quorum quorum) {
        Begun begun = new Begun(last + 1, now);
        return new Rounds(
                        last + 1,
                        answered,
                        Stream.concat(open.stream(), Stream.of(begun)).toList(),
                        confirmed,
                        since)
                .confirm(quorum);
    }

    /**
     * A server's answer.
     *
     * @param server its index
     */
    public Rounds answer(int server, long round, Quorum quorum) {
        if (round <= answered.get(server)) {
            return this;
        }
        List<Long> now = new ArrayList<>(answered);
        now.set(server, round);
        return new Rounds(last, List.copyOf(now), open, confirmed, since).confirm(quorum);
    }

    private Rounds confirm(Quorum quorum) {
        long reached = quorum.reached(answered, last);
        if (reached <= confirmed) {
            return this;
        }
        Duration began = since;
        for (Begun round : open) {
            if (round.round() <= reached) {
                began = round.at();
            }
        }
        List<Begun> later =
                open.stream().filter(round -> round.round() > reached).toList();
        return new Rounds(last, answered, later, reached, began);
    }
}
