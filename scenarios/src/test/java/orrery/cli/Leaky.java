package orrery.cli;

import java.util.List;
import java.util.Locale;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** A protocol that lets the machine's language into its states: a letter in capitals depends on it. */
public final class Leaky implements Protocol<Leaky.Hi, Leaky.Hi> {

    record Hi(int nth) {}

    record Caller(String heard) implements Node<Hi, Hi> {
        @Override
        public Caller start(Context<Hi, Hi> ctx) {
            if (ctx.self().index() == 0) {
                ctx.send(new NodeId(1, "n2"), new Hi(1));
            }
            return this;
        }

        @Override
        public Caller receive(NodeId from, Hi message, Context<Hi, Hi> ctx) {
            return new Caller("hi".toUpperCase(Locale.getDefault()));
        }
    }

    @Override
    public String name() {
        return "leaky";
    }

    @Override
    public String summary() {
        return "One greeting, in capitals.";
    }

    @Override
    public Node<Hi, Hi> boot(NodeId self, Setup setup) {
        return new Caller("");
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
