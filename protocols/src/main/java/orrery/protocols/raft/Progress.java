package orrery.protocols.raft;

/**
 * How far one server's log has come, as the leader knows it ("volatile state on leaders", Figure 2).
 *
 * @param nextIndex the next entry to send
 * @param matchIndex the last entry that the server is known to hold
 * @param probing whether it rejected what it was sent last; then only heartbeats go to it, until it accepts one.
 *     Otherwise entries follow each other without waiting (dissertation, 10.2.1)
 */
public record Progress(long nextIndex, long matchIndex, boolean probing) {

    /** At the start of a leader's term it knows nothing and hopes for the best (5.3). */
    public static Progress unknown(long lastIndex) {
        return new Progress(lastIndex + 1, 0, false);
    }

    public static Progress complete(long lastIndex) {
        return new Progress(lastIndex + 1, lastIndex, false);
    }

    public Progress sent(int entries) {
        return probing || entries == 0 ? this : new Progress(nextIndex + entries, matchIndex, false);
    }

    /** The answer may be late, and older than others that came before it. */
    public Progress accepted(long index) {
        long match = Math.max(matchIndex, index);
        return new Progress(probing ? match + 1 : Math.max(nextIndex, match + 1), match, false);
    }

    /** It may be late too: what was accepted is never sent again. */
    public Progress rejected(long conflictIndex) {
        return new Progress(Math.max(matchIndex + 1, Math.min(nextIndex, conflictIndex)), matchIndex, true);
    }
}
