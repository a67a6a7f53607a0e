package orrery.viz.play;

import java.time.Duration;
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
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Span;

/**
 * A leader is elected term by term and answers clients out of its own memory, which dies with it: enough to draw
 * elections, failovers and operations that fail, and no consensus at all.
 */
final class Election implements Protocol<Election.Message, Election.Timer> {

    sealed interface Message {}

    record RequestVote(long term) implements Message {}

    record Vote(long term, boolean granted) implements Message {}

    record Heartbeat(long term) implements Message {}

    record HeartbeatAck(long term) implements Message {}

    record Ask(long op, KeyValue question) implements Message {}

    record Answer(long op, Record answer) implements Message {}

    record NotLeader(long op, Optional<NodeId> leader) implements Message {}

    sealed interface Timer {}

    record ElectionTimeout() implements Timer {}

    record HeartbeatDue() implements Timer {}

    record Patience(long op) implements Timer {}

    /** What every server keeps. */
    record Ballot(long term, Optional<NodeId> votedFor) {}

    /** What servers do alike, whatever their role. */
    sealed interface Server extends Node<Message, Timer> {
        NodeId self();

        List<NodeId> peers();

        Ballot ballot();

        default Node<Message, Timer> follow(Ballot next, Optional<NodeId> leader, Context<Message, Timer> ctx) {
            if (!next.equals(ballot())) {
                ctx.save(next);
            }
            ctx.cancelTimer(new HeartbeatDue());
            ctx.setTimer(ctx.chance().within(Span.millis(150, 300)), new ElectionTimeout());
            return new Follower(self(), peers(), next, leader);
        }

        default Node<Message, Timer> vote(NodeId from, long term, Context<Message, Timer> ctx) {
            boolean free = term > ballot().term()
                    || (term == ballot().term()
                            && (ballot().votedFor().isEmpty()
                                    || ballot().votedFor().get().equals(from)));
            ctx.send(from, new Vote(Math.max(term, ballot().term()), free));
            return free ? follow(new Ballot(term, Optional.of(from)), Optional.empty(), ctx) : this;
        }

        default Node<Message, Timer> obey(NodeId from, long term, Context<Message, Timer> ctx) {
            if (term < ballot().term()) {
                return this;
            }
            ctx.send(from, new HeartbeatAck(term));
            Ballot next = term > ballot().term() ? new Ballot(term, Optional.empty()) : ballot();
            return follow(next, Optional.of(from), ctx);
        }

        @Override
        default Node<Message, Timer> timeout(Timer timer, Context<Message, Timer> ctx) {
            Ballot next = new Ballot(ballot().term() + 1, Optional.of(self()));
            ctx.save(next);
            peers().forEach(peer -> ctx.send(peer, new RequestVote(next.term())));
            ctx.setTimer(ctx.chance().within(Span.millis(150, 300)), new ElectionTimeout());
            return new Candidate(self(), peers(), next, new TreeSet<>(List.of(self())));
        }
    }

    record Follower(NodeId self, List<NodeId> peers, Ballot ballot, Optional<NodeId> leader) implements Server {
        @Override
        public Node<Message, Timer> start(Context<Message, Timer> ctx) {
            return follow(ballot, leader, ctx);
        }

        @Override
        public Node<Message, Timer> receive(NodeId from, Message message, Context<Message, Timer> ctx) {
            return switch (message) {
                case RequestVote(long term) -> vote(from, term, ctx);
                case Heartbeat(long term) -> obey(from, term, ctx);
                case Ask ask -> {
                    ctx.send(from, new NotLeader(ask.op(), leader));
                    yield this;
                }
                case Vote late -> this;
                case HeartbeatAck late -> this;
                case Answer misrouted -> ctx.refuse(misrouted, this);
                case NotLeader misrouted -> ctx.refuse(misrouted, this);
            };
        }
    }

    record Candidate(NodeId self, List<NodeId> peers, Ballot ballot, SortedSet<NodeId> votes) implements Server {
        @Override
        public Node<Message, Timer> receive(NodeId from, Message message, Context<Message, Timer> ctx) {
            return switch (message) {
                case RequestVote(long term) -> vote(from, term, ctx);
                case Heartbeat(long term) -> obey(from, term, ctx);
                case Vote(long term, boolean granted)
                when granted && term == ballot.term() -> {
                    SortedSet<NodeId> more = new TreeSet<>(votes);
                    more.add(from);
                    yield 2 * more.size() > peers.size() + 1
                            ? new Leader(self, peers, ballot, new TreeMap<>()).beat(ctx)
                            : new Candidate(self, peers, ballot, more);
                }
                case Ask ask -> {
                    ctx.send(from, new NotLeader(ask.op(), Optional.empty()));
                    yield this;
                }
                case Vote late -> this;
                case HeartbeatAck late -> this;
                case Answer misrouted -> ctx.refuse(misrouted, this);
                case NotLeader misrouted -> ctx.refuse(misrouted, this);
            };
        }
    }

    record Leader(NodeId self, List<NodeId> peers, Ballot ballot, SortedMap<String, Long> memory) implements Server {

        Leader beat(Context<Message, Timer> ctx) {
            ctx.cancelTimer(new ElectionTimeout());
            peers.forEach(peer -> ctx.send(peer, new Heartbeat(ballot.term())));
            ctx.setTimer(Duration.ofMillis(50), new HeartbeatDue());
            return this;
        }

        @Override
        public Node<Message, Timer> timeout(Timer timer, Context<Message, Timer> ctx) {
            return beat(ctx);
        }

        @Override
        public Node<Message, Timer> receive(NodeId from, Message message, Context<Message, Timer> ctx) {
            return switch (message) {
                case RequestVote(long term) -> vote(from, term, ctx);
                case Heartbeat(long term) when term > ballot.term() -> obey(from, term, ctx);
                case Heartbeat stale -> this;
                case HeartbeatAck heard -> this;
                case Vote late -> this;
                case Ask(long op, KeyValue question) -> answer(from, op, question, ctx);
                case Answer misrouted -> ctx.refuse(misrouted, this);
                case NotLeader misrouted -> ctx.refuse(misrouted, this);
            };
        }

        private Leader answer(NodeId client, long op, KeyValue question, Context<Message, Timer> ctx) {
            SortedMap<String, Long> next = new TreeMap<>(memory);
            Record answer = switch (question) {
                case KeyValue.Get get -> new KeyValue.Found(memory.get(get.key()));
                case KeyValue.Put put -> {
                    next.put(put.key(), put.value());
                    yield new KeyValue.Done();
                }
                case KeyValue.Cas cas -> {
                    boolean swaps = Long.valueOf(cas.expected()).equals(memory.get(cas.key()));
                    if (swaps) {
                        next.put(cas.key(), cas.value());
                    }
                    yield new KeyValue.Swapped(swaps);
                }
            };
            ctx.send(client, new Answer(op, answer));
            return new Leader(self, peers, ballot, next);
        }
    }

    /** Asks whom it believes to lead; gives up after three tries. */
    record Client(List<NodeId> servers, int believed, long op, Optional<KeyValue> question, int tries)
            implements Node<Message, Timer> {

        private static final Duration LONG = Duration.ofMillis(100);

        private Client ask(int whom, int nth, long newOp, KeyValue newQuestion, Context<Message, Timer> ctx) {
            ctx.send(servers.get(whom), new Ask(newOp, newQuestion));
            ctx.setTimer(LONG, new Patience(newOp));
            return new Client(servers, whom, newOp, Optional.of(newQuestion), nth);
        }

        @Override
        public Node<Message, Timer> request(long newOp, Record newQuestion, Context<Message, Timer> ctx) {
            return ask(believed, 1, newOp, (KeyValue) newQuestion, ctx);
        }

        private Client done(Outcome outcome, Context<Message, Timer> ctx) {
            ctx.cancelTimer(new Patience(op));
            ctx.complete(op, outcome);
            return new Client(servers, believed, op, Optional.empty(), 0);
        }

        @Override
        public Node<Message, Timer> timeout(Timer timer, Context<Message, Timer> ctx) {
            int next = (believed + 1) % servers.size();
            if (tries >= 3) {
                boolean harmless = question.orElseThrow() instanceof KeyValue.Get;
                return new Client(servers, next, op, question, tries)
                        .done(harmless ? Outcome.fail("no answer") : Outcome.unknown("no answer"), ctx);
            }
            return ask(next, tries + 1, op, question.orElseThrow(), ctx);
        }

        @Override
        public Node<Message, Timer> receive(NodeId from, Message message, Context<Message, Timer> ctx) {
            return switch (message) {
                case Answer(long of, Record answer)
                when of == op && question.isPresent() -> done(Outcome.ok(answer), ctx);
                case NotLeader(long of, Optional<NodeId> leader)
                when of == op && question.isPresent() ->
                    leader.isPresent() ? ask(leader.get().index(), tries, op, question.get(), ctx) : this;
                case Answer late -> this;
                case NotLeader late -> this;
                case RequestVote misrouted -> ctx.refuse(misrouted, this);
                case Vote misrouted -> ctx.refuse(misrouted, this);
                case Heartbeat misrouted -> ctx.refuse(misrouted, this);
                case HeartbeatAck misrouted -> ctx.refuse(misrouted, this);
                case Ask misrouted -> ctx.refuse(misrouted, this);
            };
        }
    }

    @Override
    public String name() {
        return "election";
    }

    @Override
    public String summary() {
        return "A leader is elected term by term.";
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        return setup.isClient(self)
                ? new Client(setup.servers(), 0, -1, Optional.empty(), 0)
                : new Follower(
                        self,
                        setup.peersOf(self),
                        setup.saved(Ballot.class).orElse(new Ballot(0, Optional.empty())),
                        Optional.empty());
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
