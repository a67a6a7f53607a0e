package innocent;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** A node that is a value, with chance and time from its context. */
record GoodNode(List<NodeId> peers, PMap<NodeId, Long> heard, Map<NodeId, Long> clock, Log log, Optional<NodeId> leader)
        implements Node<GoodNode.Message, GoodNode.Timer> {

    sealed interface Message {
        record Ping(long count, List<String> path, Map<NodeId, Long> clock) implements Message {
            public Ping {
                path = List.copyOf(path);
            }
        }
    }

    enum Timer {
        PING
    }

    /** A list of its own that is a value; its method is named as one of a mutable list. */
    static final class Log extends AbstractList<String> {
        private final Object[] lines;

        Log(Object[] lines) {
            this.lines = lines;
        }

        Log append(String line) {
            Object[] longer = Arrays.copyOf(lines, lines.length + 1);
            longer[lines.length] = line;
            return new Log(longer);
        }

        @Override
        public String get(int index) {
            return (String) lines[index];
        }

        @Override
        public int size() {
            return lines.length;
        }
    }

    public GoodNode {
        peers = List.copyOf(peers);
    }

    static GoodNode fresh(List<NodeId> peers) {
        return new GoodNode(peers, TreePMap.empty(), Map.of(), new Log(new Object[0]), Optional.empty());
    }

    @Override
    public GoodNode start(Context<Message, Timer> ctx) {
        ctx.setTimer(Duration.ofMillis(1 + ctx.chance().below(10)), Timer.PING);
        return this;
    }

    @Override
    public GoodNode receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Ping ping -> {
                Map<NodeId, Long> merged = new TreeMap<>(clock);
                ping.clock().forEach((node, ticks) -> merged.merge(node, ticks, Math::max));
                List<String> path = new ArrayList<>(ping.path());
                path.add(ctx.self().name());
                long[] counts = new long[2];
                counts[0] = ping.count();
                Map<String, Long> local = new HashMap<>();
                local.put(from.name(), counts[0]);
                ctx.send(from, new Message.Ping(local.getOrDefault(from.name(), 0L), path, merged));
                ctx.note("heard " + ping + " at " + ctx.clock() + " with " + log);
                yield new GoodNode(peers, heard.plus(from, ping.count()), merged, log.append(from.name()), leader);
            }
        };
    }

    @Override
    public GoodNode timeout(Timer timer, Context<Message, Timer> ctx) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<NodeId, Long> entry : heard.entrySet()) {
            text.append(entry.getKey()).append('=').append(entry.getValue());
        }
        ctx.note(text.toString());
        return switch (timer) {
            case PING -> start(ctx);
        };
    }
}
