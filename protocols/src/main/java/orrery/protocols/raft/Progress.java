package orrery.protocols.raft;

import java.util.Optional;

/**
 * How far one server's log has come, as the leader knows it ("volatile state on leaders", Figure 2).
 *
 * @param nextIndex the next entry to send
 * @param matchIndex the last entry that the server is known to hold
 * @param probing whether it has to answer before it is sent anything new, since it rejected what it was sent last, or gets a
 *     snapshot, or there is no pipeline; then only heartbeats go to it. Otherwise entries follow each other without waiting
 *     (dissertation, 10.2.2)
 * @param transfer the snapshot that it is being sent, because the next entry is discarded (5.3)
 */
public record Progress(long nextIndex, long matchIndex, boolean probing, Optional<Transfer> transfer) {

    public Progress(long nextIndex, long matchIndex, boolean probing) {
        this(nextIndex, matchIndex, probing, Optional.empty());
    }

    /** At the start of a leader's term it knows nothing and hopes for the best (5.3). */
    public static Progress unknown(long lastIndex) {
        return new Progress(lastIndex + 1, 0, false);
    }

    public static Progress complete(long lastIndex) {
        return new Progress(lastIndex + 1, lastIndex, false);
    }

    /** @param pipelining whether more may follow before these are answered */
    public Progress sent(int entries, boolean pipelining) {
        if (probing || entries == 0) {
            return this;
        }
        return new Progress(nextIndex + entries, matchIndex, !pipelining);
    }

    /**
     * The answer may be late, and older than others that came before it.
     *
     * @param pipelining if not, it is not the answer that was waited for unless it speaks of all that was sent
     */
    public Progress accepted(long index, boolean pipelining) {
        long match = Math.max(matchIndex, index);
        if (!pipelining && probing && transfer.isEmpty() && index < nextIndex - 1) {
            return new Progress(nextIndex, match, true);
        }
        return new Progress(probing ? match + 1 : Math.max(nextIndex, match + 1), match, false);
    }

    /** @param next where to try now */
    public Progress rejected(long next) {
        return new Progress(next, matchIndex, true, transfer);
    }

    public Progress with(Transfer changed) {
        return new Progress(nextIndex, matchIndex, true, Optional.of(changed));
    }
}
