package orrery.protocols.raft;

/**
 * What every server has, whatever its role ("state", Figure 2).
 *
 * @param commitIndex index of the last entry known to be committed
 */
public record Server(Cluster cluster, Saved saved, long commitIndex, StateMachine machine) {

    public long currentTerm() {
        return saved.currentTerm();
    }

    public Log log() {
        return saved.log();
    }

    public Rules rules() {
        return cluster.rules();
    }

    public Options options() {
        return cluster.options();
    }

    @SuppressWarnings("ReferenceEquality") // most messages change nothing: then nothing is built anew
    public Server with(Saved now) {
        return now == saved ? this : new Server(cluster, now, commitIndex, machine);
    }

    /** Entries up to this index are committed: they go into the state machine (Figure 2, "all servers"; 5.3). */
    @SuppressWarnings("ReferenceEquality") // as above
    public Server committed(long index) {
        long commit = Math.max(commitIndex, index);
        StateMachine applied = machine.apply(log(), rules().mayApply(commit, log().lastIndex()), rules());
        return commit == commitIndex && applied == machine ? this : new Server(cluster, saved, commit, applied);
    }
}
