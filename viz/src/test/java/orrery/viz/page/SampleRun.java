package orrery.viz.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.viz.page.SampleCluster.Answer;
import orrery.viz.page.SampleCluster.Append;
import orrery.viz.page.SampleCluster.Appended;
import orrery.viz.page.SampleCluster.Ask;
import orrery.viz.page.SampleCluster.AskVote;
import orrery.viz.page.SampleCluster.Candidate;
import orrery.viz.page.SampleCluster.Clock;
import orrery.viz.page.SampleCluster.Entry;
import orrery.viz.page.SampleCluster.Follower;
import orrery.viz.page.SampleCluster.Idle;
import orrery.viz.page.SampleCluster.Leader;
import orrery.viz.page.SampleCluster.Message;
import orrery.viz.page.SampleCluster.Saved;
import orrery.viz.page.SampleCluster.Server;
import orrery.viz.page.SampleCluster.Vote;
import orrery.viz.page.SampleCluster.Waiting;

/**
 * Makes a trace of any length without a kernel: five servers elect leaders and copy a log for two clients, while
 * messages are lost and doubled, leaders crash and the network parts. It has something of everything that a page draws.
 */
final class SampleRun {

    private static final long MILLI = 1_000_000;
    private static final int LOG_LIMIT = 200;

    private record Todo(long time, long order, @Nullable NodeId node, Event event, long cause) {}

    private final List<NodeId> servers = List.of(
            new NodeId(0, "n1"), new NodeId(1, "n2"), new NodeId(2, "n3"), new NodeId(3, "n4"), new NodeId(4, "n5"));
    private final List<NodeId> clients = List.of(new NodeId(5, "c1"), new NodeId(6, "c2"));
    private final PriorityQueue<Todo> queue =
            new PriorityQueue<>(Comparator.comparingLong(Todo::time).thenComparingLong(Todo::order));
    private final List<Step> steps = new ArrayList<>();
    private final List<@Nullable Object> states = new ArrayList<>(Collections.nCopies(7, null));
    private final List<Saved> saved = new ArrayList<>(Collections.nCopies(7, new Saved(0, "")));
    private final long[] electionTimer = new long[7];
    private final long[] patience = new long[7];
    private final int[] incarnation = new int[7];
    private final long[][] sentOnLink = new long[7][7];
    private final TreeMap<Long, Operation> operations = new TreeMap<>();
    private final TreeMap<String, Long> fired = new TreeMap<>();
    private final long seed;
    private long drawn;
    private long order;
    private long now;
    private long ops;
    private int faults;
    private @Nullable List<List<NodeId>> parted;
    private List<Effect> effects = new ArrayList<>();

    private SampleRun(long seed) {
        this.seed = seed;
    }

    /** A run that ends after this many steps. */
    static Trace of(int steps, long seed) {
        return new SampleRun(seed).run(steps);
    }

    private Trace run(int limit) {
        for (NodeId node : servers) {
            plan(0, node, new Event.Booted(0), Step.NO_CAUSE);
        }
        for (NodeId node : clients) {
            plan(0, node, new Event.Booted(0), Step.NO_CAUSE);
            plan(400 * MILLI + below(50 * MILLI), node, new Event.Requested(ops++, question()), Step.NO_CAUSE);
        }
        plan(2_000 * MILLI, null, new Event.Crashed(), Step.NO_CAUSE);
        plan(5_000 * MILLI, null, new Event.Partitioned(0, List.of(), false), Step.NO_CAUSE);
        plan(700 * MILLI, servers.get(2), new Event.Disturbed(50, "slow disk"), Step.NO_CAUSE);
        while (steps.size() < limit) {
            Todo todo = queue.remove();
            now = todo.time();
            play(todo);
        }
        Trace.Header header = new Trace.Header("sample: a leader dies", "sample", "", seed, servers, clients, now);
        long sent = 0;
        long delivered = 0;
        for (Step step : steps) {
            sent += step.effects().stream()
                    .filter(Effect.Sent.class::isInstance)
                    .count();
            delivered += step.event() instanceof Event.Delivered ? 1 : 0;
        }
        return new Trace(
                header,
                steps,
                new History(List.copyOf(operations.values())),
                new Trace.Summary(steps.size(), now, sent, delivered, fired),
                new Trace.End(Trace.End.Kind.TIME_UP, ""),
                0x0123456789abcdefL ^ seed);
    }

    private void play(Todo todo) {
        NodeId node = todo.node();
        if (node == null) {
            strike(todo);
            return;
        }
        int at = node.index();
        Object before = states.get(at);
        switch (todo.event()) {
            case Event.Delivered delivered
            when before == null ->
                record(
                        delivered.from(),
                        new Event.Dropped(
                                node, delivered.message(), delivered.nth(), delivered.copy(), Event.Reason.DOWN),
                        todo.cause(),
                        states.get(delivered.from().index()));
            case Event.TimedOut timer when before == null || stale(timer, at, todo.order()) -> {}
            case Event event -> {
                int number = steps.size();
                Object after = handle(node, before, event, number);
                states.set(at, after);
                steps.add(new Step(number, now, node, event, todo.cause(), before, after, effects));
                effects = new ArrayList<>();
                if (event instanceof Event.Disturbed disturbed) {
                    plan(now + 900 * MILLI, node, new Event.Restored(disturbed.fault()), number);
                    plan(
                            now + 5_000 * MILLI,
                            node,
                            new Event.Disturbed(disturbed.fault() + 1, "slow disk"),
                            Step.NO_CAUSE);
                }
            }
        }
    }

    private boolean stale(Event.TimedOut timer, int at, long order) {
        return (timer.timer() == Clock.ELECTION && (electionTimer[at] != order || states.get(at) instanceof Leader))
                || (timer.timer() == Clock.HEARTBEAT && !(states.get(at) instanceof Leader))
                || (timer.timer() == Clock.PATIENCE && (patience[at] != order || !(states.get(at) instanceof Waiting)));
    }

    private @Nullable Object handle(NodeId node, @Nullable Object before, Event event, int number) {
        return switch (event) {
            case Event.Booted boot -> boot(node, number);
            case Event.Crashed crash -> null;
            case Event.TimedOut timer ->
                switch ((Clock) timer.timer()) {
                    case ELECTION -> stand(node, (Server) before(before), number);
                    case HEARTBEAT -> lead((Leader) before(before), node, number);
                    case PATIENCE -> giveUp((Waiting) before(before), number);
                };
            case Event.Requested asked -> ask(node, asked, number);
            case Event.Delivered got ->
                before(before) instanceof Server server
                        ? receive(node, got.from(), (Message) got.message(), server, number)
                        : answered((Message) got.message(), before(before), number);
            case Event.GaveUp gaveUp -> before;
            case Event.Continued continued -> before;
            case Event.Disturbed disturbed -> before;
            case Event.Restored restored -> before;
            case Event.Dropped dropped -> before;
            case Event.Partitioned partition -> before;
            case Event.Healed healed -> before;
        };
    }

    private static Object before(@Nullable Object state) {
        if (state == null) {
            throw new IllegalStateException("the node is down");
        }
        return state;
    }

    private Object boot(NodeId node, int number) {
        if (clients.contains(node)) {
            return new Idle(0);
        }
        waitForElection(node, number);
        return new Follower(saved.get(node.index()), List.of(), 0);
    }

    private Object stand(NodeId node, Server was, int number) {
        Saved vote = new Saved(was.saved().term() + 1, node.name());
        save(node, vote);
        waitForElection(node, number);
        for (NodeId other : servers) {
            if (!other.equals(node)) {
                send(node, other, new AskVote(vote.term(), was.log().size()), number);
            }
        }
        SortedSet<NodeId> votes = new TreeSet<>(List.of(node));
        return new Candidate(vote, was.log(), was.commit(), Collections.unmodifiableSortedSet(votes));
    }

    private Object lead(Leader leader, NodeId node, int number) {
        for (NodeId other : servers) {
            if (!other.equals(node)) {
                int known = Math.min(
                        leader.copied().getOrDefault(other, 0), leader.log().size());
                List<Entry> rest = leader.log().subList(known, leader.log().size());
                send(node, other, new Append(leader.saved().term(), known, List.copyOf(rest), leader.commit()), number);
            }
        }
        timer(node, Clock.HEARTBEAT, 50 * MILLI, number);
        return leader;
    }

    private Object ask(NodeId node, Event.Requested asked, int number) {
        NodeId server = servers.get((int) below(5));
        for (NodeId each : servers) {
            server = states.get(each.index()) instanceof Leader ? each : server;
        }
        operations.put(
                asked.op(),
                new Operation(
                        asked.op(),
                        node,
                        (Record) asked.question(),
                        number,
                        Operation.OPEN,
                        new Outcome.Unknown("never answered"),
                        now,
                        Operation.OPEN));
        send(node, server, new Ask(asked.op(), (Record) asked.question()), number);
        timer(node, Clock.PATIENCE, 800 * MILLI, number);
        patience[node.index()] = order - 1;
        return new Waiting(asked.op(), server, asked.op());
    }

    private Object answered(Message message, Object was, int number) {
        if (message instanceof Answer answer && was instanceof Waiting waiting && waiting.op() == answer.op()) {
            Operation open = operations.get(answer.op());
            return open == null ? was : complete(open, Outcome.ok(answer.answer()), number);
        }
        return was;
    }

    private Object giveUp(Waiting waiting, int number) {
        Operation open = operations.get(waiting.op());
        return open == null ? waiting : complete(open, Outcome.unknown("no answer in time"), number);
    }

    private Object complete(Operation open, Outcome outcome, int number) {
        effects.add(new Effect.Completed(open.id(), outcome));
        operations.put(
                open.id(),
                new Operation(
                        open.id(),
                        open.client(),
                        open.question(),
                        open.invoked(),
                        number,
                        outcome,
                        open.invokedNanos(),
                        now));
        plan(now + below(300 * MILLI), open.client(), new Event.Requested(ops++, question()), Step.NO_CAUSE);
        return new Idle(open.id());
    }

    private Object receive(NodeId node, NodeId from, Message message, Server was, int number) {
        Saved mine = was.saved();
        return switch (message) {
            case AskVote(long term, int lastIndex)
            when term > mine.term() -> {
                boolean granted = lastIndex >= was.log().size();
                Saved vote = new Saved(term, granted ? from.name() : "");
                save(node, vote);
                send(node, from, new Vote(term, granted), number);
                waitForElection(node, number);
                yield new Follower(vote, was.log(), was.commit());
            }
            case AskVote stale -> {
                send(node, from, new Vote(mine.term(), false), number);
                yield was;
            }
            case Vote(long term, boolean granted)
            when granted && was instanceof Candidate me && term == mine.term() -> {
                SortedSet<NodeId> votes = new TreeSet<>(me.votes());
                votes.add(from);
                if (votes.size() < 3) {
                    yield new Candidate(mine, me.log(), me.commit(), Collections.unmodifiableSortedSet(votes));
                }
                effects.add(new Effect.Noted(node + " leads term " + term));
                yield lead(new Leader(mine, me.log(), me.commit(), Collections.emptySortedMap()), node, number);
            }
            case Vote late -> was;
            case Append append
            when append.term() >= mine.term() -> {
                Saved now = append.term() > mine.term() ? new Saved(append.term(), "") : mine;
                List<Entry> log = new ArrayList<>(
                        was.log().subList(0, Math.min(append.after(), was.log().size())));
                log.addAll(append.entries());
                List<Entry> kept = log.equals(was.log()) ? was.log() : List.copyOf(log);
                send(node, from, new Appended(append.term(), kept.size()), number);
                waitForElection(node, number);
                yield now.equals(mine)
                                && kept.equals(was.log())
                                && append.commit() == was.commit()
                                && was instanceof Follower
                        ? was
                        : new Follower(now, kept, append.commit());
            }
            case Append stale -> was;
            case Appended(long term, int upTo)
            when was instanceof Leader me && term == mine.term() -> {
                SortedMap<NodeId, Integer> copied = new TreeMap<>(me.copied());
                copied.put(from, upTo);
                int commit = copied.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .skip(1)
                        .findFirst()
                        .orElse(0);
                commit = Math.max(me.commit(), Math.min(commit, me.log().size()));
                for (Entry entry : me.log()
                        .subList(
                                Math.min(me.commit(), me.log().size()),
                                Math.min(commit, me.log().size()))) {
                    Operation asked = operations.get(entry.op());
                    NodeId client = asked != null ? asked.client() : clients.get(0);
                    send(node, client, new Answer(entry.op(), answer(entry.question())), number);
                }
                yield new Leader(mine, me.log(), commit, Collections.unmodifiableSortedMap(copied));
            }
            case Appended late -> was;
            case Ask(long op, Record question)
            when was instanceof Leader me && me.log().size() < LOG_LIMIT -> {
                List<Entry> log = new ArrayList<>(me.log());
                log.add(new Entry(mine.term(), op, question));
                yield new Leader(mine, List.copyOf(log), me.commit(), me.copied());
            }
            case Ask refused -> was;
            case Answer misrouted -> was;
        };
    }

    private void strike(Todo todo) {
        int number = steps.size();
        if (todo.event() instanceof Event.Crashed) {
            for (NodeId node : servers) {
                if (states.get(node.index()) instanceof Leader leader) {
                    states.set(node.index(), null);
                    steps.add(new Step(number, now, node, new Event.Crashed(), Step.NO_CAUSE, leader, null, List.of()));
                    fired.merge("crash", 1L, Long::sum);
                    plan(now + 1_500 * MILLI, node, new Event.Booted(++incarnation[node.index()]), number);
                    break;
                }
            }
            plan(now + 6_000 * MILLI, null, todo.event(), Step.NO_CAUSE);
        } else if (todo.event() instanceof Event.Partitioned) {
            List<List<NodeId>> sides = List.of(servers.subList(0, 2), servers.subList(2, 5));
            parted = sides;
            steps.add(new Step(
                    number,
                    now,
                    null,
                    new Event.Partitioned(faults, sides, false),
                    Step.NO_CAUSE,
                    null,
                    null,
                    List.of()));
            fired.merge("partition", 1L, Long::sum);
            plan(now + 2_000 * MILLI, null, new Event.Healed(faults++), number);
            plan(now + 7_000 * MILLI, null, todo.event(), Step.NO_CAUSE);
        } else {
            parted = null;
            steps.add(new Step(number, now, null, todo.event(), todo.cause(), null, null, List.of()));
        }
    }

    private void send(NodeId from, NodeId to, Message message, int number) {
        long nth = sentOnLink[from.index()][to.index()]++;
        effects.add(new Effect.Sent(to, message, nth));
        long arrival = now + 5 * MILLI + below(15 * MILLI);
        boolean apart = parted != null
                && parted.stream().anyMatch(side -> side.contains(from))
                && parted.stream().anyMatch(side -> side.contains(to) && !side.contains(from));
        if (apart || below(100) < 2) {
            Event.Reason reason = apart ? Event.Reason.PARTITION : Event.Reason.LOSS;
            plan(now, from, new Event.Dropped(to, message, nth, 0, reason), number);
            fired.merge(apart ? "cut off" : "loss", 1L, Long::sum);
            return;
        }
        // a few are changed on their way
        Message said = message instanceof Appended yes && below(100) == 0 ? new Appended(yes.term(), 0) : message;
        plan(arrival, to, new Event.Delivered(from, said, nth, 0), number);
        if (below(100) < 1) {
            plan(arrival + below(20 * MILLI), to, new Event.Delivered(from, message, nth, 1), number);
            fired.merge("duplication", 1L, Long::sum);
        }
    }

    private void record(NodeId node, Event event, long cause, @Nullable Object state) {
        steps.add(new Step(steps.size(), now, node, event, cause, state, state, List.of()));
    }

    private void save(NodeId node, Saved state) {
        saved.set(node.index(), state);
        effects.add(new Effect.Saved(state));
    }

    private void waitForElection(NodeId node, int number) {
        electionTimer[node.index()] = timer(node, Clock.ELECTION, 150 * MILLI + below(150 * MILLI), number);
    }

    private long timer(NodeId node, Clock timer, long delay, int number) {
        effects.add(new Effect.TimerSet(timer, delay));
        return plan(now + delay, node, new Event.TimedOut(timer), number);
    }

    private long plan(long time, @Nullable NodeId node, Event event, long cause) {
        queue.add(new Todo(time, order, node, event, cause));
        return order++;
    }

    private Record question() {
        String key = "k" + (1 + below(4));
        return below(2) == 0 ? new KeyValue.Get(key) : new KeyValue.Put(key, ops);
    }

    private static Record answer(Record question) {
        return question instanceof KeyValue.Put ? new KeyValue.Done() : new KeyValue.Found(null);
    }

    /** SplitMix64 over a counter. */
    private long below(long bound) {
        long z = seed + 0x9E3779B97F4A7C15L * ++drawn;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return Math.unsignedMultiplyHigh(z ^ (z >>> 31), bound);
    }
}
