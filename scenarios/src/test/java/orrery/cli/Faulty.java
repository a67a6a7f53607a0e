package orrery.cli;

import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** A protocol that fails where it is only asked what it promises. */
public final class Faulty implements Protocol<Faulty.Nothing, Faulty.Nothing> {

    record Nothing() {}

    record Idle() implements Node<Nothing, Nothing> {
        @Override
        public Idle receive(NodeId from, Nothing message, Context<Nothing, Nothing> ctx) {
            return this;
        }
    }

    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public String summary() {
        return "Nothing happens, and nothing is promised.";
    }

    @Override
    public Node<Nothing, Nothing> boot(NodeId self, Setup setup) {
        return new Idle();
    }

    @Override
    public List<Check> checks() {
        throw new ArithmeticException("/ by zero");
    }
}
