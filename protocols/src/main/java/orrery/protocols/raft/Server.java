package orrery.protocols.raft;

/**
 * What every server has, whatever its role ("state", Figure 2).
 *
 * @param commitIndex index of the last entry known to be committed
 */
public record Server(Cluster cluster, Saved saved, long commitIndex, StateMachine machine, Snapshots snapshots) {

    /** A server that boots: what its snapshot stands for is committed, and all else it has to hear again. */
    static Server boot(Cluster cluster, Saved saved, StateSnapshot snapshot) {
        boolean behind = saved.log().baseIndex() < snapshot.lastIndex();
        Saved current = behind ? saved.with(saved.log().after(snapshot.lastIndex(), snapshot.lastTerm())) : saved;
        long committed = current.log().baseIndex();
        return new Server(cluster, current, committed, snapshot.machine().at(committed), Snapshots.of(snapshot));
    }

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
        return now == saved ? this : new Server(cluster, now, commitIndex, machine, snapshots);
    }

    public Server with(Snapshots changed) {
        return new Server(cluster, saved, commitIndex, machine, changed);
    }

    public Server with(StateMachine changed) {
        return new Server(cluster, saved, commitIndex, changed, snapshots);
    }

    /** The state machine is the snapshot's, which stands for committed entries (dissertation, Figure 5.3). */
    public Server restored(StateSnapshot snapshot) {
        return new Server(cluster, saved, snapshot.lastIndex(), snapshot.machine(), snapshots);
    }

    /** Entries up to this index are committed: they go into the state machine (Figure 2, "all servers"; 5.3). */
    @SuppressWarnings("ReferenceEquality") // as above
    public Server committed(long index) {
        long commit = Math.max(commitIndex, index);
        StateMachine applied = machine.apply(log(), rules().mayApply(commit, log().lastIndex()), rules());
        return commit == commitIndex && applied == machine
                ? this
                : new Server(cluster, saved, commit, applied, snapshots);
    }
}
