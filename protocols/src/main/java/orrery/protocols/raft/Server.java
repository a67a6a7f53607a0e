package orrery.protocols.raft;

import orrery.api.NodeId;

/**
 * What every server has, whatever its role ("state", Figure 2).
 *
 * @param commitIndex index of the last entry known to be committed
 * @param membership who is in the cluster, as far as it knows
 */
public record Server(
        Cluster cluster,
        Saved saved,
        long commitIndex,
        StateMachine machine,
        Snapshots snapshots,
        Membership membership) {

    /** A server that boots: what its snapshot stands for is committed, and all else it has to hear again. */
    static Server boot(Cluster cluster, Saved saved, StateSnapshot snapshot) {
        boolean behind = saved.log().baseIndex() < snapshot.lastIndex();
        Saved current = behind ? saved.with(saved.log().after(snapshot.lastIndex(), snapshot.lastTerm())) : saved;
        Log log = current.log();
        long committed = log.baseIndex();
        Rules rules = cluster.rules();
        Configuration configuration =
                rules.afterRestart(log, committed, snapshot.configuration().orElse(cluster.initial()));
        return new Server(
                cluster,
                current,
                committed,
                snapshot.machine().at(committed),
                Snapshots.of(snapshot),
                Membership.of(cluster.self(), configuration, rules));
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

    public Configuration configuration() {
        return membership.configuration();
    }

    @SuppressWarnings("ReferenceEquality") // most messages change nothing: then nothing is built anew
    public Server with(Saved now) {
        if (now == saved) {
            return this;
        }
        Server after = new Server(cluster, now, commitIndex, machine, snapshots, membership);
        return now.log() == log() ? after : after.reconfigured();
    }

    public Server with(Snapshots changed) {
        return new Server(cluster, saved, commitIndex, machine, changed, membership);
    }

    public Server with(StateMachine changed) {
        return new Server(cluster, saved, commitIndex, changed, snapshots, membership);
    }

    /** The state machine is the snapshot's, which stands for committed entries (dissertation, Figure 5.3). */
    public Server restored(StateSnapshot snapshot) {
        return new Server(cluster, saved, snapshot.lastIndex(), snapshot.machine(), snapshots, membership)
                .reconfigured();
    }

    /** Entries up to this index are committed: they go into the state machine (Figure 2, "all servers"; 5.3). */
    @SuppressWarnings("ReferenceEquality") // as above
    public Server committed(long index) {
        long commit = Math.max(commitIndex, index);
        StateMachine applied = machine.apply(log(), rules().mayApply(commit, log().lastIndex()), rules());
        return commit == commitIndex && applied == machine
                ? this
                : new Server(cluster, saved, commit, applied, snapshots, membership).reconfigured();
    }

    /** The configuration before the first that is in the log. */
    Configuration before() {
        return snapshots.latest().configuration().orElse(cluster.initial());
    }

    private Server reconfigured() {
        Configuration now = rules().inForce(log(), commitIndex, before());
        return now.equals(configuration())
                ? this
                : new Server(
                        cluster, saved, commitIndex, machine, snapshots, Membership.of(cluster.self(), now, rules()));
    }

    /** Whether it has a vote to give, as far as the cluster's members are concerned. */
    boolean mayVote() {
        NodeId self = cluster.self();
        boolean learnsFirst = options().learners() && !cluster.initial().isVoter(self);
        return rules().answersCandidates(self, configuration())
                && rules().remembersItsVotes(learnsFirst, log().lastIndex());
    }

    /** Whether it stands for election when it hears from no leader. */
    boolean mayStand() {
        return rules().mayStand(cluster.self(), configuration(), log(), commitIndex, before());
    }
}
