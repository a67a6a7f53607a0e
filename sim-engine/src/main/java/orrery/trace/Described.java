package orrery.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Setup;

/**
 * Makes of the steps of a run, one after another, the same steps with descriptions where the protocol's objects were.
 * What a state has in common with the node's state before is shared, so that a log which grows with every step does not
 * make a trace grow with its square.
 */
final class Described {

    private final NodeStates<Description> known = new NodeStates<>(Description.NOTHING);
    private final Binding binding;

    /**
     * @throws IllegalArgumentException if the nodes have not each a name and a place of their own
     */
    Described(Trace.Header header) {
        this.binding = new Binding(header.servers(), header.clients());
    }

    /**
     * @throws IllegalArgumentException if something in the step has no description, or a node in it is not in the header
     */
    Step step(Step live) {
        try {
            NodeId node = live.node() == null ? null : binding.node(live.node().name());
            Description before = then("before", live.before(), known.state(node));
            Description after = then("after", live.after(), before);
            known.becomes(node, after);
            List<Effect> effects = new ArrayList<>(live.effects().size());
            for (Effect effect : live.effects()) {
                effects.add(effect(node, effect));
            }
            Event event = binding.bind(Event.class, Value.of(live.event()));
            return new Step(
                    live.number(),
                    live.timeNanos(),
                    node,
                    event,
                    live.cause(),
                    orNull(before.value()),
                    orNull(after.value()),
                    effects);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("step " + live.number() + ": " + e.getMessage(), e);
        }
    }

    Operation operation(Operation live) {
        try {
            return binding.bind(Operation.class, Value.of(live));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("operation " + live.id() + ": " + e.getMessage(), e);
        }
    }

    private Effect effect(@Nullable NodeId node, Effect live) {
        return switch (live) {
            case Effect.Saved(Object state) -> new Effect.Saved(content(node, Setup.STATE, state));
            case Effect.Wrote(String file, Object content) -> new Effect.Wrote(file, content(node, file, content));
            case Effect other -> binding.bind(Effect.class, Value.of(other));
        };
    }

    private Value content(@Nullable NodeId node, String file, Object live) {
        Description content = then(file, live, known.file(node, file));
        known.writes(node, file, content);
        return content.value();
    }

    private static Description then(String what, @Nullable Object live, Description before) {
        try {
            return before.then(live);
        } catch (Undescribable e) {
            throw e.in(what);
        }
    }

    /** A node's state in a described step, as a value: nothing while it is down. */
    static Value state(@Nullable Object state) {
        return state == null ? Value.Nothing.INSTANCE : (Value) state;
    }

    /** The same the other way about. */
    static @Nullable Value orNull(Value state) {
        return state instanceof Value.Nothing ? null : state;
    }
}
