package orrery.protocols.raft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.api.NodeId;

/**
 * Who is in the cluster (dissertation, chapter 4); all lists in the servers' order.
 *
 * @param voters whose votes and copies count
 * @param old while one set of voters replaces another, those before: then a majority of both is needed (4.3); otherwise empty
 * @param learners who get the log but do not count yet (4.2.1)
 */
public record Configuration(List<NodeId> voters, List<NodeId> old, List<NodeId> learners) {

    public Configuration {
        voters = List.copyOf(voters);
        old = List.copyOf(old);
        learners = List.copyOf(learners);
    }

    public static Configuration of(List<NodeId> voters) {
        return new Configuration(voters, List.of(), List.of());
    }

    /** Whether one set of voters is being replaced by another. */
    public boolean joint() {
        return !old.isEmpty();
    }

    public boolean isVoter(NodeId server) {
        return voters.contains(server) || old.contains(server);
    }

    /** Whether a server gets the log. */
    boolean isMember(NodeId server) {
        return isVoter(server) || learners.contains(server);
    }

    /** Everybody who gets the log. */
    public List<NodeId> members() {
        return Stream.of(voters, old, learners)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /** With this server as a voter. */
    Configuration promoting(NodeId server) {
        return new Configuration(with(voters, server), old, without(learners, server));
    }

    /** Without this voter. */
    Configuration removing(NodeId server) {
        return new Configuration(without(voters, server), old, learners);
    }

    Configuration withLearners(List<NodeId> changed) {
        return new Configuration(voters, old, changed);
    }

    private static List<NodeId> with(List<NodeId> servers, NodeId one) {
        List<NodeId> more = new ArrayList<>(servers);
        more.add(one);
        return more.stream().sorted().toList();
    }

    private static List<NodeId> without(List<NodeId> servers, NodeId one) {
        return servers.stream().filter(server -> !server.equals(one)).toList();
    }

    @Override
    public String toString() {
        return names(voters)
                + (joint() ? " and of " + names(old) : "")
                + (learners.isEmpty() ? "" : ", learning " + names(learners));
    }

    private static String names(List<NodeId> servers) {
        return servers.stream().map(NodeId::name).collect(Collectors.joining(" "));
    }
}
