package orrery.explore.space;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** The TLA+ specification LamportMutex (Merz): Lamport's mutual exclusion over ordered links (1978). */
final class LamportMutexModel implements Protocol<LamportMutexModel.Message, LamportMutexModel.Act> {

    sealed interface Message {}

    record Request(int clock) implements Message {}

    record Acknowledge() implements Message {}

    record Release() implements Message {}

    enum Act {
        REQUEST,
        ENTER,
        EXIT
    }

    /** @param requests the clock of each process's request, as far as it is known; absent for none */
    record Process(
            NodeId self,
            List<NodeId> peers,
            int clock,
            SortedMap<NodeId, Integer> requests,
            SortedSet<NodeId> acknowledged,
            boolean inside)
            implements Node<Message, Act> {

        @Override
        public Node<Message, Act> start(Context<Message, Act> ctx) {
            return timed(ctx);
        }

        @Override
        public Node<Message, Act> receive(NodeId from, Message message, Context<Message, Act> ctx) {
            return switch (message) {
                case Request(int theirs) -> {
                    ctx.send(from, new Acknowledge());
                    yield new Process(
                                    self,
                                    peers,
                                    theirs > clock ? theirs + 1 : clock + 1,
                                    with(from, theirs),
                                    acknowledged,
                                    inside)
                            .timed(ctx);
                }
                case Acknowledge acknowledge -> {
                    SortedSet<NodeId> more = new TreeSet<>(acknowledged);
                    more.add(from);
                    yield new Process(self, peers, clock, requests, more, inside).timed(ctx);
                }
                case Release release -> new Process(self, peers, clock, without(from), acknowledged, inside).timed(ctx);
            };
        }

        @Override
        public Node<Message, Act> timeout(Act act, Context<Message, Act> ctx) {
            return switch (act) {
                case REQUEST -> {
                    peers.forEach(peer -> ctx.send(peer, new Request(clock)));
                    yield new Process(self, peers, clock, with(self, clock), new TreeSet<>(List.of(self)), inside)
                            .timed(ctx);
                }
                case ENTER -> new Process(self, peers, clock, requests, acknowledged, true).timed(ctx);
                case EXIT -> {
                    peers.forEach(peer -> ctx.send(peer, new Release()));
                    yield new Process(self, peers, clock, without(self), new TreeSet<>(), false).timed(ctx);
                }
            };
        }

        private Process timed(Context<Message, Act> ctx) {
            may(!requests.containsKey(self), Act.REQUEST, ctx);
            may(!inside && acknowledged.size() == peers.size() + 1 && first(), Act.ENTER, ctx);
            may(inside, Act.EXIT, ctx);
            return this;
        }

        private static void may(boolean enabled, Act act, Context<Message, Act> ctx) {
            if (enabled) {
                ctx.setTimer(Duration.ZERO, act);
            } else {
                ctx.cancelTimer(act);
            }
        }

        private boolean first() {
            int mine = requests.getOrDefault(self, 0);
            return peers.stream()
                    .allMatch(peer -> !requests.containsKey(peer)
                            || mine < requests.get(peer)
                            || (mine == requests.get(peer) && self.index() < peer.index()));
        }

        private SortedMap<NodeId, Integer> with(NodeId node, int request) {
            SortedMap<NodeId, Integer> more = new TreeMap<>(requests);
            more.put(node, request);
            return more;
        }

        private SortedMap<NodeId, Integer> without(NodeId node) {
            SortedMap<NodeId, Integer> less = new TreeMap<>(requests);
            less.remove(node);
            return less;
        }
    }

    @Override
    public String name() {
        return "lamport-mutex-model";
    }

    @Override
    public String summary() {
        return "Lamport's mutual exclusion, as specified in TLA+.";
    }

    @Override
    public Node<Message, Act> boot(NodeId self, Setup setup) {
        return new Process(self, setup.peersOf(self), 1, new TreeMap<>(), new TreeSet<>(), false);
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.always(
                "one at a time",
                snapshot -> snapshot.all(Process.class).stream()
                                        .filter(Process::inside)
                                        .count()
                                > 1
                        ? Optional.of("two are inside")
                        : Optional.empty()));
    }
}
