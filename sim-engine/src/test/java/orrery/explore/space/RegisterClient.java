package orrery.explore.space;

import java.util.List;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;

/**
 * Stateright's client of a register: its n-th question goes to the server whose number is its own plus n, around the circle.
 * Servers come first.
 */
record RegisterClient<T>(NodeId self, List<NodeId> servers, int asked) implements Node<Record, T> {

    record Asked(long op, Record question) {}

    record Answer(long op, Record answer) {}

    @Override
    public Node<Record, T> request(long op, Record question, Context<Record, T> ctx) {
        ctx.send(servers.get((self.index() + asked) % servers.size()), new Asked(op, question));
        return new RegisterClient<>(self, servers, asked + 1);
    }

    @Override
    public Node<Record, T> receive(NodeId from, Record message, Context<Record, T> ctx) {
        if (message instanceof Answer(long op, Record answer)) {
            ctx.complete(op, Outcome.ok(answer));
        }
        return this;
    }
}
