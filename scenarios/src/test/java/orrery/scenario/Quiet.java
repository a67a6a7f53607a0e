package orrery.scenario;

import java.util.List;
import java.util.Map;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** A protocol without options, twins, promises, or roles that anybody could know, and without questions unless some are given. */
record Quiet(Map<String, Ask> asks) implements Protocol<Quiet.Nothing, Quiet.Nothing> {

    Quiet() {
        this(Map.of());
    }

    record Nothing() {}

    record Sleeper() implements Node<Nothing, Nothing> {
        @Override
        public Sleeper receive(NodeId from, Nothing message, Context<Nothing, Nothing> ctx) {
            return this;
        }
    }

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public String summary() {
        return "Nothing happens.";
    }

    @Override
    public Node<Nothing, Nothing> boot(NodeId self, Setup setup) {
        return new Sleeper();
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
