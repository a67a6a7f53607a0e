package orrery.explore.space;

import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;

/** Stateright's single-copy register: clients write and read a value that one server keeps. */
final class RegisterModel implements Protocol<RegisterModel.Message, RegisterModel.None> {

    sealed interface Message {}

    record Asked(long op, Record question) implements Message {}

    record Answer(long op, Record answer) implements Message {}

    enum None {}

    record Server(long value) implements Node<Message, None> {
        @Override
        public Node<Message, None> receive(NodeId from, Message message, Context<Message, None> ctx) {
            return switch (message) {
                case Asked(long op, KeyValue.Put put) -> {
                    ctx.send(from, new Answer(op, new KeyValue.Done()));
                    yield new Server(put.value());
                }
                case Asked(long op, Record get) -> {
                    ctx.send(from, new Answer(op, value == 0 ? new KeyValue.Found(null) : new KeyValue.Found(value)));
                    yield this;
                }
                case Answer misrouted -> ctx.refuse(misrouted, this);
            };
        }
    }

    record Client(NodeId server) implements Node<Message, None> {
        @Override
        public Node<Message, None> request(long op, Record question, Context<Message, None> ctx) {
            ctx.send(server, new Asked(op, question));
            return this;
        }

        @Override
        public Node<Message, None> receive(NodeId from, Message message, Context<Message, None> ctx) {
            if (message instanceof Answer(long op, Record answer)) {
                ctx.complete(op, Outcome.ok(answer));
            }
            return this;
        }
    }

    @Override
    public String name() {
        return "register-model";
    }

    @Override
    public String summary() {
        return "A register on one server.";
    }

    @Override
    public Node<Message, None> boot(NodeId self, Setup setup) {
        return setup.isClient(self) ? new Client(setup.servers().getFirst()) : new Server(0);
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
