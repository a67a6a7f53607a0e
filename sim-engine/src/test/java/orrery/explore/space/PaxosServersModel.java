package orrery.explore.space;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** Stateright's example of single-decree Paxos: a register that can be written once, on servers that are all three roles. */
final class PaxosServersModel implements Protocol<Record, PaxosServersModel.None> {

    enum None {}

    record Ballot(int round, int leader) implements Comparable<Ballot> {
        @Override
        public int compareTo(Ballot other) {
            return Comparator.comparingInt(Ballot::round)
                    .thenComparingInt(Ballot::leader)
                    .compare(this, other);
        }
    }

    record Proposal(long op, NodeId client, long value) {}

    record Vote(Ballot ballot, Proposal proposal) {}

    record Prepare(Ballot ballot) {}

    record Prepared(Ballot ballot, Optional<Vote> last) {}

    record Accept(Ballot ballot, Proposal proposal) {}

    record Accepted(Ballot ballot) {}

    record Decided(Ballot ballot, Proposal proposal) {}

    /** What a server knows as a leader: its proposal, and who answered. */
    record Leading(
            Optional<Proposal> proposal, SortedMap<NodeId, Optional<Vote>> prepared, SortedSet<NodeId> accepted) {}

    record Server(NodeId self, List<NodeId> peers, Ballot ballot, Leading leading, Optional<Vote> vote, boolean decided)
            implements Node<Record, None> {

        private boolean isMajority(int count) {
            return count == (peers.size() + 1) / 2 + 1;
        }

        private void tell(Record message, Context<Record, None> ctx) {
            peers.forEach(peer -> ctx.send(peer, message));
        }

        @Override
        public Node<Record, None> receive(NodeId from, Record message, Context<Record, None> ctx) {
            if (decided) {
                if (message instanceof RegisterClient.Asked(long op, KeyValue.Get get)) {
                    long value = vote.orElseThrow().proposal().value();
                    ctx.send(from, new RegisterClient.Answer(op, new KeyValue.Found(value)));
                }
                return this;
            }
            return switch (message) {
                case RegisterClient.Asked(long op, KeyValue.Put put)
                when leading.proposal().isEmpty() -> {
                    Ballot next = new Ballot(ballot.round() + 1, self.index());
                    tell(new Prepare(next), ctx);
                    SortedMap<NodeId, Optional<Vote>> own = new TreeMap<>();
                    own.put(self, vote);
                    Proposal proposal = new Proposal(op, from, put.value());
                    yield new Server(
                            self, peers, next, new Leading(Optional.of(proposal), own, new TreeSet<>()), vote, false);
                }
                case Prepare(Ballot theirs)
                when ballot.compareTo(theirs) < 0 -> {
                    ctx.send(from, new Prepared(theirs, vote));
                    yield new Server(self, peers, theirs, leading, vote, false);
                }
                case Prepared(Ballot theirs, Optional<Vote> last)
                when theirs.equals(ballot) -> prepared(from, last, ctx);
                case Accept(Ballot theirs, Proposal proposal)
                when ballot.compareTo(theirs) <= 0 -> {
                    ctx.send(from, new Accepted(theirs));
                    yield new Server(self, peers, theirs, leading, Optional.of(new Vote(theirs, proposal)), false);
                }
                case Accepted(Ballot theirs) when theirs.equals(ballot) -> accepted(from, ctx);
                case Decided(Ballot theirs, Proposal proposal) ->
                    new Server(self, peers, theirs, leading, Optional.of(new Vote(theirs, proposal)), true);
                default -> this;
            };
        }

        private Server prepared(NodeId from, Optional<Vote> last, Context<Record, None> ctx) {
            SortedMap<NodeId, Optional<Vote>> prepared = new TreeMap<>(leading.prepared());
            prepared.put(from, last);
            if (!isMajority(prepared.size())) {
                return new Server(
                        self,
                        peers,
                        ballot,
                        new Leading(leading.proposal(), prepared, leading.accepted()),
                        vote,
                        false);
            }
            Proposal proposal = prepared.values().stream()
                    .flatMap(Optional::stream)
                    .max(Comparator.comparing(Vote::ballot))
                    .map(Vote::proposal)
                    .orElseGet(() -> leading.proposal().orElseThrow());
            SortedSet<NodeId> accepted = new TreeSet<>(leading.accepted());
            accepted.add(self);
            tell(new Accept(ballot, proposal), ctx);
            return new Server(
                    self,
                    peers,
                    ballot,
                    new Leading(Optional.of(proposal), prepared, accepted),
                    Optional.of(new Vote(ballot, proposal)),
                    false);
        }

        private Server accepted(NodeId from, Context<Record, None> ctx) {
            SortedSet<NodeId> accepted = new TreeSet<>(leading.accepted());
            accepted.add(from);
            boolean decides = isMajority(accepted.size());
            if (decides) {
                Proposal proposal = leading.proposal().orElseThrow();
                tell(new Decided(ballot, proposal), ctx);
                ctx.send(proposal.client(), new RegisterClient.Answer(proposal.op(), new KeyValue.Done()));
            }
            return new Server(
                    self, peers, ballot, new Leading(leading.proposal(), leading.prepared(), accepted), vote, decides);
        }
    }

    @Override
    public String name() {
        return "paxos-servers-model";
    }

    @Override
    public String summary() {
        return "Servers that decide one value.";
    }

    @Override
    public Node<Record, None> boot(NodeId self, Setup setup) {
        return setup.isClient(self)
                ? new RegisterClient<>(self, setup.servers(), 0)
                : new Server(
                        self,
                        setup.peersOf(self),
                        new Ballot(0, 0),
                        new Leading(Optional.empty(), new TreeMap<>(), new TreeSet<>()),
                        Optional.empty(),
                        false);
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
