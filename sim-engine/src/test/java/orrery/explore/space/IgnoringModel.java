package orrery.explore.space;

import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** From a test of Stateright: the first of two messages is ignored. */
final class IgnoringModel implements Protocol<Boolean, IgnoringModel.None> {

    enum None {}

    record Receiver(boolean got) implements Node<Boolean, None> {
        @Override
        public Node<Boolean, None> receive(NodeId from, Boolean interesting, Context<Boolean, None> ctx) {
            return interesting ? new Receiver(true) : this;
        }
    }

    record Sender(NodeId receiver) implements Node<Boolean, None> {
        @Override
        public Node<Boolean, None> start(Context<Boolean, None> ctx) {
            ctx.send(receiver, false);
            ctx.send(receiver, true);
            return this;
        }

        @Override
        public Node<Boolean, None> receive(NodeId from, Boolean message, Context<Boolean, None> ctx) {
            return ctx.refuse(message, this);
        }
    }

    @Override
    public String name() {
        return "ignoring-model";
    }

    @Override
    public String summary() {
        return "One of two messages matters.";
    }

    @Override
    public Node<Boolean, None> boot(NodeId self, Setup setup) {
        return self.index() == 0 ? new Sender(setup.peersOf(self).getFirst()) : new Receiver(false);
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
