package orrery.protocols.raft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.NodeId;

/**
 * What a leader keeps beyond Figure 2, for what the dissertation adds.
 *
 * @param firstIndex of its own first entry, which commits all that it inherited
 * @param rounds since when it knows that it leads
 * @param reads that wait for their answers, from the earliest
 * @param successor to whom it is handing over, if it is (3.10)
 * @param leased whether its followers are still loyal to it: no longer, once it has asked one to take over
 * @param pending commands that will go into the log together (10.2.2)
 */
public record Tenure(
        long firstIndex,
        Rounds rounds,
        List<Read> reads,
        Optional<Successor> successor,
        boolean leased,
        List<Command> pending) {

    /**
     * A read that is answered without a log entry.
     *
     * @param index up to which the state machine must have come
     * @param round of heartbeats that must be confirmed; 0 if a lease stands for it
     * @param follower who answers it, if it was asked, and waits for the index
     */
    public record Read(
            NodeId client, long serial, KeyValue question, long index, long round, Optional<NodeId> follower) {}

    /**
     * Who is to lead next.
     *
     * @param asked whether it was told to stand; before, it has to catch up
     */
    public record Successor(NodeId server, boolean asked) {}

    /** Of a leader that does nothing beyond Figure 2. */
    private static final Tenure NONE =
            new Tenure(0, Rounds.none(0, Duration.ZERO), List.of(), Optional.empty(), false, List.of());

    static Tenure begin(Server server, Context<Message, Timer> ctx) {
        Options options = server.options();
        if (!options.confirms()
                && options.transferAfter().isZero()
                && options.batch().isZero()) {
            return NONE;
        }
        Rounds rounds = Rounds.none(server.cluster().size(), options.confirms() ? ctx.clock() : Duration.ZERO);
        return new Tenure(server.log().lastIndex() + 1, rounds, List.of(), Optional.empty(), true, List.of());
    }

    Tenure with(Rounds changed) {
        return new Tenure(firstIndex, changed, reads, successor, leased, pending);
    }

    Tenure with(Optional<Successor> changed, boolean stillLeased) {
        return new Tenure(firstIndex, rounds, reads, changed, stillLeased, pending);
    }

    Tenure waiting(Read read) {
        return withReads(Stream.concat(reads.stream(), Stream.of(read)).toList());
    }

    Tenure withReads(List<Read> changed) {
        return new Tenure(firstIndex, rounds, changed, successor, leased, pending);
    }

    Tenure pending(List<Command> changed) {
        return new Tenure(firstIndex, rounds, reads, successor, leased, changed);
    }

    /** Whether this read can be answered by a state machine that has come so far; a follower waits for its own. */
    boolean ready(Read read, long lastApplied) {
        return read.round() <= rounds.confirmed() && (read.follower().isPresent() || read.index() <= lastApplied);
    }
}
