package leaks;

import java.util.Map;
import java.util.TreeMap;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** A vector clock that is sent by reference: whoever ticks changes what was sent long ago. */
record ClockByReference(Map<NodeId, Long> clock, NodeId peer)
        implements Node<ClockByReference.Message, ClockByReference.Timer> {

    sealed interface Message permits Tick, Stamp {}

    record Tick(Map<NodeId, Long> clock) implements Message {}

    record Stamp(long[] vector) implements Message {} // leaks NODE_STATE

    enum Timer {
        TICK
    }

    static ClockByReference at(NodeId peer) {
        return new ClockByReference(new TreeMap<>(), peer);
    }

    @Override
    public ClockByReference receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Tick tick -> {
                tick.clock().forEach((node, ticks) ->
                        clock.merge(node, ticks, Math::max)); // leaks NODE_STATE
                yield this;
            }
            case Stamp stamp -> {
                stamp.vector()[0]++; // leaks NODE_STATE
                yield this;
            }
        };
    }

    @Override
    public ClockByReference timeout(Timer timer, Context<Message, Timer> ctx) {
        clock.merge(ctx.self(), 1L, Long::sum); // leaks NODE_STATE
        ctx.send(peer, new Tick(clock));
        return this;
    }
}
