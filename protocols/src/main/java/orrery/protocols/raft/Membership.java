package orrery.protocols.raft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import orrery.api.NodeId;

/**
 * The configuration that a server goes by, and what follows from it.
 *
 * @param electorates of each of these, a majority has to agree: one, or two while a joint configuration is in force (4.3)
 * @param receivers the other members, who get the log
 * @param electors the other servers whose votes count
 */
public record Membership(
        Configuration configuration, List<List<NodeId>> electorates, List<NodeId> receivers, List<NodeId> electors) {

    static Membership of(NodeId self, Configuration configuration, Rules rules) {
        List<List<NodeId>> electorates = new ArrayList<>();
        electorates.add(rules.electorate(configuration.voters(), configuration.learners()));
        if (configuration.joint()) {
            electorates.add(rules.electorate(configuration.old(), configuration.learners()));
        }
        List<NodeId> receivers = configuration.members().stream()
                .filter(server -> !server.equals(self))
                .toList();
        return new Membership(
                configuration,
                List.copyOf(electorates),
                receivers,
                receivers.stream().filter(configuration::isVoter).toList());
    }

    /** Whether a majority agrees, of each electorate; it is asked for how many of them do. */
    boolean agreed(Rules rules, ToIntFunction<List<NodeId>> supporters) {
        for (List<NodeId> electorate : electorates) {
            if (supporters.applyAsInt(electorate) < rules.majority(electorate.size())) {
                return false;
            }
        }
        return true;
    }

    /** Whether these votes are a majority. */
    boolean elect(Rules rules, List<NodeId> votes) {
        return agreed(rules, electorate ->
                (int) votes.stream().filter(electorate::contains).count());
    }

    /**
     * How far a majority has come.
     *
     * @param numbers of all servers of the world, in their order
     */
    long reached(Rules rules, List<Long> numbers) {
        long least = Long.MAX_VALUE;
        for (List<NodeId> electorate : electorates) {
            List<Long> theirs = electorate.stream()
                    .map(server -> numbers.get(server.index()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            least = Math.min(least, theirs.get(rules.majority(electorate.size()) - 1));
        }
        return least;
    }

    /** What belongs to these of all servers of the world. */
    static <E> List<E> pick(List<E> ofAll, List<NodeId> servers) {
        return servers.size() == ofAll.size()
                ? ofAll
                : servers.stream().map(server -> ofAll.get(server.index())).toList();
    }
}
