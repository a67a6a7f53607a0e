package orrery.explore.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.Ask;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.explore.space.Bounds.Network;
import orrery.world.Workload;
import orrery.world.World;

/**
 * The states of a protocol in a world, and what may happen in each.
 *
 * <p>A state is a row of numbers: how many nodes crashed, the message that was delivered last, the past of the clients, a
 * number for all that each node is, one for each thing that a promise remembers, and the messages under way. What stands
 * behind a number is kept once, so equal states are equal rows, and a handler is called once for each input at each local
 * state.
 */
final class Space {

    private static final int CRASHES = 0;
    static final int LAST = 1;
    private static final int PAST = 2;
    private static final int LOCALS = 3;

    final List<NodeId> nodes;
    final Numbers<Local> locals = new Numbers<>();
    final Numbers<Envelope> envelopes = new Numbers<>();
    final Past past;
    private final Numbers<Object> timers = new Numbers<>();
    private final Memo memo = new Memo();
    private final Handlers handlers;
    private final Bounds bounds;
    private final World world;
    private final List<Ask> asks;
    private final int firstMemory;
    private final int firstMessage;
    private final boolean keepsPast;

    /** The row that is being made. */
    private int[] next = new int[64];

    private int length;

    /** Takes what may happen next. */
    interface Taker {
        /**
         * @param node whom it concerns; null if only the network
         * @param turn what came of it at the node; null if no handler was called
         * @param next the row of the next state, good only during the call
         */
        void take(Action action, int variant, @Nullable NodeId node, @Nullable Turn turn, int[] next, int length);
    }

    /**
     * @param memories how many cells promises keep in a state
     * @param keepsPast whether what clients were answered is part of the state
     */
    @SuppressWarnings("unchecked") // messages and timers are objects here
    Space(Protocol<?, ?> protocol, World world, Bounds bounds, int memories, boolean keepsPast) {
        this.world = world;
        this.bounds = bounds;
        this.nodes = world.nodes();
        this.keepsPast = keepsPast;
        this.past = new Past(world.servers().size(), world.clients().size());
        this.handlers = new Handlers(
                (Protocol<Object, Object>) protocol, world, bounds.crashes().inHandlers(), locals, envelopes);
        Map<String, Integer> mix = world.workload().mix();
        this.asks = Workload.inOrder(protocol.asks()).entrySet().stream()
                .filter(ask -> mix.getOrDefault(ask.getKey(), 0) > 0)
                .map(Map.Entry::getValue)
                .toList();
        this.firstMemory = LOCALS + nodes.size();
        this.firstMessage = firstMemory + memories;
    }

    List<String> leftOut() {
        return handlers.leftOut();
    }

    // ---- reading a row

    int local(int[] row, NodeId node) {
        return row[LOCALS + node.index()];
    }

    int past(int[] row) {
        return row[PAST];
    }

    int firstLocal() {
        return LOCALS;
    }

    int firstMemory() {
        return firstMemory;
    }

    int firstMessage() {
        return firstMessage;
    }

    /** Whether a message may be delivered again and again. */
    boolean staysUnderWay() {
        return bounds.mail().duplicating();
    }

    int lastDelivered(int[] row) {
        return row[LAST] - 1;
    }

    // ---- the start

    /** The row of a world in which nothing has begun. */
    int[] nothing(int[] memories) {
        int[] nothing = new int[firstMessage];
        Arrays.fill(nothing, LOCALS, firstMemory, locals.of(Local.UNBORN));
        System.arraycopy(memories, 0, nothing, firstMemory, memories.length);
        return nothing;
    }

    /** Starts a node, in each way in which its choices can turn out. All nodes start, in order, before anything happens. */
    void start(int[] row, int rowLength, NodeId node, Taker taker) {
        turns(row, rowLength, new Action.Start(node), node, boot(local(row, node), node), -1, taker);
    }

    // ---- what may happen

    /** Everything that may happen next, in an order that never changes. */
    void successors(int[] row, int rowLength, Taker taker) {
        deliveries(row, rowLength, taker);
        for (NodeId node : nodes) {
            Local local = locals.get(local(row, node));
            if (local.isUp()) {
                for (Object timer : local.timers()) {
                    Action fire = new Action.Fire(node, timer);
                    turns(row, rowLength, fire, node, fired(local(row, node), node, timer), -1, taker);
                }
                if (node.index() >= world.servers().size()) {
                    questions(row, rowLength, node, local, taker);
                }
                if (row[CRASHES] < bounds.crashes().most()
                        && node.index() < world.servers().size()) {
                    begin(row, rowLength);
                    next[LOCALS + node.index()] = locals.of(local.crashed());
                    next[CRASHES]++;
                    taker.take(new Action.Crash(node), 0, node, null, next, length);
                }
            } else {
                Action restart = new Action.Restart(node);
                turns(row, rowLength, restart, node, boot(local(row, node), node), -1, taker);
            }
        }
    }

    private void deliveries(int[] row, int rowLength, Taker taker) {
        int before = -1;
        for (int at = firstMessage; at < rowLength; at++) {
            int envelope = row[at];
            boolean first = bounds.mail().network() == Network.ORDERED
                    ? at == firstMessage || channel(envelope) != channel(row[at - 1])
                    : envelope != before;
            before = envelope;
            if (!first) {
                continue;
            }
            Envelope letter = envelopes.get(envelope);
            int receiver = local(row, letter.to());
            if (locals.get(receiver).isUp()) {
                Action deliver = new Action.Deliver(envelope);
                turns(row, rowLength, deliver, letter.to(), delivered(receiver, letter, envelope), envelope, taker);
            }
            if (bounds.mail().lossy() && !letter.from().equals(letter.to())) {
                begin(row, rowLength);
                remove(envelope);
                taker.take(new Action.Lose(envelope), 0, null, null, next, length);
            }
        }
    }

    private void questions(int[] row, int rowLength, NodeId client, Local local, Taker taker) {
        if (bounds.asking().eager()
                || local.open() != Local.IDLE
                || local.asked() >= bounds.asking().most()) {
            return;
        }
        for (int question = 0; question < asks.size() * world.workload().keys(); question++) {
            Action ask = new Action.Ask(client, question);
            turns(row, rowLength, ask, client, asked(local(row, client), client, question), -1, taker);
        }
    }

    long operation(NodeId client, Local local) {
        return (long) local.asked() * world.clients().size() + position(client);
    }

    /** A value that no other operation carries, the same in whatever order clients are asked. */
    Record question(NodeId client, Local local, int question) {
        int keys = world.workload().keys();
        long value = (position(client) + 1) * 10_000L + local.asked() + 1;
        long earlier = local.asked() == 0 ? value : value - 1;
        return asks.get(question / keys).question("k" + (question % keys + 1), value, earlier);
    }

    private int position(NodeId client) {
        return client.index() - world.servers().size();
    }

    // ---- what comes of it

    private List<Turn> boot(int local, NodeId node) {
        long key = Memo.key(local, Memo.BOOT, node.index());
        List<Turn> known = memo.get(key);
        return known != null ? known : noted(key, node, handlers.boot(node, locals.get(local)));
    }

    private List<Turn> delivered(int local, Envelope letter, int envelope) {
        long key = Memo.key(local, Memo.DELIVERY, envelope);
        List<Turn> known = memo.get(key);
        return known != null
                ? known
                : noted(key, letter.to(), handlers.deliver(letter.to(), locals.get(local), letter));
    }

    /** Two nodes can be equal in all that they are, so the key names the node, too. */
    private List<Turn> fired(int local, NodeId node, Object timer) {
        long key = Memo.key(local, Memo.TIMER, timers.of(timer) * nodes.size() + node.index());
        List<Turn> known = memo.get(key);
        return known != null ? known : noted(key, node, handlers.timeout(node, locals.get(local), timer));
    }

    private List<Turn> asked(int local, NodeId client, int question) {
        long key = Memo.key(local, Memo.QUESTION, question * nodes.size() + client.index());
        List<Turn> known = memo.get(key);
        if (known != null) {
            return known;
        }
        Local asked = locals.get(local);
        return noted(
                key, client, handlers.ask(client, asked, operation(client, asked), question(client, asked, question)));
    }

    private List<Turn> noted(long key, NodeId node, List<Turn> turns) {
        List<Turn> whole =
                bounds.asking().eager() && node.index() >= world.servers().size() ? asking(node, turns) : turns;
        if (nodes.size() > 1) { // the only node there is gets each input once at each of its states
            memo.put(key, whole);
        }
        return whole;
    }

    /** A client that is free is asked its next question at once. */
    private List<Turn> asking(NodeId client, List<Turn> turns) {
        List<Turn> whole = new ArrayList<>();
        for (Turn turn : turns) {
            Local after = locals.get(turn.local());
            if (after.isUp() && after.open() == Local.IDLE && after.asked() < asks.size()) {
                asked(turn.local(), client, after.asked() * world.workload().keys())
                        .forEach(next -> whole.add(turn.then(next)));
            } else {
                whole.add(turn);
            }
        }
        return whole;
    }

    /** Hands over each way in which an input can turn out, but those that change nothing. */
    private void turns(int[] row, int rowLength, Action action, NodeId node, List<Turn> turns, int taken, Taker taker) {
        int before = local(row, node);
        for (int variant = 0; variant < turns.size(); variant++) {
            Turn turn = turns.get(variant);
            boolean nothing = turn.local() == before
                    && turn.sent().length == 0
                    && turn.said().isEmpty()
                    && turn.fault() == null;
            if ((nothing && taken >= 0 && bounds.mail().network() != Network.ORDERED)
                    || row[CRASHES] + turn.crashes() > bounds.crashes().most()) {
                continue;
            }
            begin(row, rowLength);
            if (taken >= 0 && bounds.mail().remembersLast()) {
                next[LAST] = taken + 1;
            }
            if (taken >= 0 && !bounds.mail().duplicating()) {
                remove(taken);
            }
            next[LOCALS + node.index()] = turn.local();
            next[CRASHES] += turn.crashes();
            for (int envelope : turn.sent()) {
                add(envelope);
            }
            if (keepsPast) {
                remember(node, turn);
            }
            taker.take(action, variant, node, turn, next, length);
        }
    }

    private void remember(NodeId node, Turn turn) {
        for (Said said : turn.said()) {
            next[PAST] = switch (said) {
                case Said.Asked asked -> past.asked(next[PAST], asked.op(), node, asked.question());
                case Said.Answered answered -> past.answered(next[PAST], answered.op(), node, answered.outcome());
            };
        }
    }

    // ---- the row that is being made

    private void begin(int[] row, int rowLength) {
        if (next.length < rowLength) {
            next = new int[2 * rowLength];
        }
        System.arraycopy(row, 0, next, 0, rowLength);
        length = rowLength;
    }

    private void remove(int envelope) {
        int at = firstMessage;
        while (next[at] != envelope) {
            at++;
        }
        System.arraycopy(next, at + 1, next, at, length - at - 1);
        length--;
    }

    private void add(int envelope) {
        int at = length;
        while (at > firstMessage && comesBefore(envelope, next[at - 1])) {
            at--;
        }
        if (bounds.mail().network() == Network.SET && at > firstMessage && next[at - 1] == envelope) {
            return;
        }
        if (length == next.length) {
            next = Arrays.copyOf(next, 2 * length);
        }
        System.arraycopy(next, at, next, at + 1, length - at);
        next[at] = envelope;
        length++;
    }

    /** By number, or on ordered links by link, the newest of a link last. */
    private boolean comesBefore(int envelope, int other) {
        return bounds.mail().network() == Network.ORDERED ? channel(envelope) < channel(other) : envelope < other;
    }

    private int channel(int envelope) {
        Envelope letter = envelopes.get(envelope);
        return letter.from().index() * nodes.size() + letter.to().index();
    }

    /** Puts the messages of a whole row into their order, after their numbers have changed. */
    void sort(int[] row) {
        if (bounds.mail().network() != Network.ORDERED) {
            Arrays.sort(row, firstMessage, row.length);
            return;
        }
        for (int at = firstMessage + 1; at < row.length; at++) {
            int moved = row[at];
            int hole = at;
            while (hole > firstMessage && comesBefore(moved, row[hole - 1])) {
                row[hole] = row[hole - 1];
                hole--;
            }
            row[hole] = moved;
        }
    }
}
