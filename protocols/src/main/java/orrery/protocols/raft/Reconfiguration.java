package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * How a leader brings the cluster to the members that are asked for: server by server (4.1), or all at once over a joint
 * configuration (4.3); with learners, new servers catch up before they count (4.2.1). One step at a time, with its heartbeats.
 */
final class Reconfiguration {

    private Reconfiguration() {}

    /** The next step, if there is one to take and it may be taken. */
    static Optional<Configuration> next(Leader leader, Context<Message, Timer> ctx) {
        Server server = leader.server();
        if (server.options().changes().isEmpty()) {
            return Optional.empty();
        }
        Optional<List<NodeId>> target = server.cluster().plan().at(ctx.clock());
        Rules rules = server.rules();
        Log log = server.log();
        boolean may = rules.knowsWhatIsCommitted(log.term(server.commitIndex()), server.currentTerm())
                && rules.settled(log.lastChange(), server.commitIndex())
                && leader.tenure().successor().isEmpty();
        Configuration now = server.configuration();
        return target.filter(wanted -> may)
                .map(wanted -> step(leader, now, wanted))
                .filter(step -> !step.equals(now));
    }

    private static Configuration step(Leader leader, Configuration now, List<NodeId> target) {
        Options options = leader.server().options();
        if (now.joint()) {
            return Configuration.of(now.voters());
        }
        List<NodeId> missing =
                target.stream().filter(server -> !now.isVoter(server)).toList();
        if (options.learners() && !now.learners().equals(missing)) {
            return now.withLearners(missing);
        }
        List<NodeId> ready = options.learners() ? caughtUp(leader, missing) : missing;
        if (options.joint()) {
            boolean changes = ready.size() == missing.size() && !now.voters().equals(target);
            return changes ? leader.server().rules().towards(target, now) : now;
        }
        if (!ready.isEmpty()) {
            return now.promoting(ready.getFirst());
        }
        NodeId self = leader.server().cluster().self();
        List<NodeId> leaving =
                now.voters().stream().filter(server -> !target.contains(server)).toList();
        Optional<NodeId> first = leaving.stream()
                .filter(server -> !server.equals(self))
                .findFirst()
                .or(() -> leaving.stream().findFirst());
        return missing.isEmpty() && first.isPresent() ? now.removing(first.get()) : now;
    }

    private static List<NodeId> caughtUp(Leader leader, List<NodeId> learners) {
        Server server = leader.server();
        return learners.stream()
                .filter(learner ->
                        server.rules().caughtUp(leader.progress().get(learner.index()), server.commitIndex()))
                .toList();
    }

    /** What a leader knows of servers that have just become members is nothing, whatever they were before. */
    static List<Progress> joined(Leader leader, Configuration before, Configuration now) {
        List<NodeId> members = before.members();
        Progress[] all = leader.progress().toArray(Progress[]::new);
        for (NodeId member : now.members()) {
            if (!members.contains(member)) {
                all[member.index()] = Progress.unknown(leader.server().log().lastIndex());
            }
        }
        return List.of(all);
    }

    /** A leader that is not in the cluster any more leads until that is committed (4.2.2). */
    static boolean removed(Server server) {
        return !server.configuration().isVoter(server.cluster().self())
                && server.log().lastChange() <= server.commitIndex();
    }
}
