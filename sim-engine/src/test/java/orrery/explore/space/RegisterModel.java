package orrery.explore.space;

import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** Stateright's single-copy register: each server keeps a value of its own, so it takes one server to be right. */
final class RegisterModel implements Protocol<Record, RegisterModel.None> {

    enum None {}

    record Server(long value) implements Node<Record, None> {
        @Override
        public Node<Record, None> receive(NodeId from, Record message, Context<Record, None> ctx) {
            return switch (message) {
                case RegisterClient.Asked(long op, KeyValue.Put put) -> {
                    ctx.send(from, new RegisterClient.Answer(op, new KeyValue.Done()));
                    yield new Server(put.value());
                }
                case RegisterClient.Asked(long op, Record get) -> {
                    KeyValue.Found found = value == 0 ? new KeyValue.Found(null) : new KeyValue.Found(value);
                    ctx.send(from, new RegisterClient.Answer(op, found));
                    yield this;
                }
                default -> ctx.refuse(message, this);
            };
        }
    }

    @Override
    public String name() {
        return "register-model";
    }

    @Override
    public String summary() {
        return "A register on one server, or a wrong one on several.";
    }

    @Override
    public Node<Record, None> boot(NodeId self, Setup setup) {
        return setup.isClient(self) ? new RegisterClient<>(self, setup.servers(), 0) : new Server(0);
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
