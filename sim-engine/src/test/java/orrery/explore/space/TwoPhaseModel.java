package orrery.explore.space;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/**
 * Two-phase commit as in the TLA+ specification TwoPhase (Gray and Lamport, "Consensus on Transaction Commit", 2006): the
 * first server is the transaction manager. What a process may do by itself is a timer.
 */
public final class TwoPhaseModel implements Protocol<TwoPhaseModel.Message, TwoPhaseModel.Act> {

    sealed interface Message {}

    record Prepared() implements Message {}

    record Commit() implements Message {}

    record Abort() implements Message {}

    enum Act {
        COMMIT,
        ABORT,
        PREPARE
    }

    enum State {
        INIT,
        WORKING,
        PREPARED,
        COMMITTED,
        ABORTED
    }

    record Manager(State state, SortedSet<NodeId> prepared, SortedSet<NodeId> resources) implements Node<Message, Act> {
        @Override
        public Node<Message, Act> start(Context<Message, Act> ctx) {
            ctx.setTimer(Duration.ZERO, Act.ABORT);
            return this;
        }

        @Override
        public Node<Message, Act> receive(NodeId from, Message message, Context<Message, Act> ctx) {
            if (state != State.INIT) {
                return this;
            }
            SortedSet<NodeId> more = new TreeSet<>(prepared);
            more.add(from);
            if (more.size() == resources.size()) {
                ctx.setTimer(Duration.ZERO, Act.COMMIT);
            }
            return new Manager(state, more, resources);
        }

        @Override
        public Node<Message, Act> timeout(Act act, Context<Message, Act> ctx) {
            ctx.cancelTimer(Act.ABORT);
            ctx.cancelTimer(Act.COMMIT);
            resources.forEach(node -> ctx.send(node, act == Act.COMMIT ? new Commit() : new Abort()));
            return new Manager(act == Act.COMMIT ? State.COMMITTED : State.ABORTED, prepared, resources);
        }
    }

    record Resource(State state, NodeId manager) implements Node<Message, Act> {
        @Override
        public Node<Message, Act> start(Context<Message, Act> ctx) {
            ctx.setTimer(Duration.ZERO, Act.PREPARE);
            ctx.setTimer(Duration.ZERO, Act.ABORT);
            return this;
        }

        @Override
        public Node<Message, Act> receive(NodeId from, Message message, Context<Message, Act> ctx) {
            ctx.cancelTimer(Act.PREPARE);
            ctx.cancelTimer(Act.ABORT);
            return new Resource(message instanceof Commit ? State.COMMITTED : State.ABORTED, manager);
        }

        @Override
        public Node<Message, Act> timeout(Act act, Context<Message, Act> ctx) {
            ctx.cancelTimer(Act.PREPARE);
            ctx.cancelTimer(Act.ABORT);
            if (act == Act.PREPARE) {
                ctx.send(manager, new Prepared());
            }
            return new Resource(act == Act.PREPARE ? State.PREPARED : State.ABORTED, manager);
        }
    }

    @Override
    public String name() {
        return "two-phase-model";
    }

    @Override
    public String summary() {
        return "Two-phase commit, as specified in TLA+.";
    }

    @Override
    public Node<Message, Act> boot(NodeId self, Setup setup) {
        NodeId manager = setup.servers().getFirst();
        return self.equals(manager)
                ? new Manager(State.INIT, new TreeSet<>(), new TreeSet<>(setup.peersOf(self)))
                : new Resource(State.WORKING, manager);
    }

    @Override
    public List<List<NodeId>> interchangeable(List<NodeId> servers) {
        return List.of(servers.subList(1, servers.size()));
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.always("no two resources decide differently", snapshot -> {
                    List<State> states = snapshot.all(Resource.class).stream()
                            .map(Resource::state)
                            .toList();
                    return states.contains(State.COMMITTED) && states.contains(State.ABORTED)
                            ? Optional.of("both are there: " + states)
                            : Optional.empty();
                }),
                Check.sometimes(
                        "all commit",
                        snapshot -> snapshot.all(Resource.class).stream()
                                .allMatch(resource -> resource.state() == State.COMMITTED)));
    }
}
