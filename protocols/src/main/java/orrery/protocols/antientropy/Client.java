package orrery.protocols.antientropy;

import java.time.Duration;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.protocols.antientropy.Message.ClientReply;
import orrery.protocols.antientropy.Message.ClientRequest;

/** Asks one replica, always the same, again and again until there is an answer. */
public record Client(NodeId replica, Duration retry, Optional<ClientRequest> open) implements Node<Message, Timer> {

    @Override
    public Client request(long op, Record question, Context<Message, Timer> ctx) {
        return ask(new ClientRequest(op, (Question) question), ctx);
    }

    private Client ask(ClientRequest request, Context<Message, Timer> ctx) {
        ctx.send(replica, request);
        ctx.setTimer(retry, Timer.RETRY);
        return new Client(replica, retry, Optional.of(request));
    }

    @Override
    public Client receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        if (!(message instanceof ClientReply reply)) {
            return ctx.refuse(message, this);
        }
        boolean late = open.isEmpty() || open.get().op() != reply.op();
        if (late) {
            return this;
        }
        ctx.cancelTimer(Timer.RETRY);
        ctx.complete(reply.op(), Outcome.ok(reply.answer()));
        return new Client(replica, retry, Optional.empty());
    }

    @Override
    public Client timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case RETRY -> ask(open.orElseThrow(), ctx);
            case PERIOD -> throw new IllegalStateException("clients have no period");
        };
    }
}
