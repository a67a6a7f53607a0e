package orrery.protocols.broadcast;

import java.time.Duration;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.protocols.broadcast.Message.ClientReply;
import orrery.protocols.broadcast.Message.ClientRequest;

/** A client: asks one site, always the same, again and again until there is an answer. */
public record Listener(NodeId site, Duration retry, Optional<ClientRequest> open) implements Node<Message, Timer> {

    @Override
    public Listener request(long op, Record question, Context<Message, Timer> ctx) {
        return ask(new ClientRequest(op, (Question) question), ctx);
    }

    private Listener ask(ClientRequest request, Context<Message, Timer> ctx) {
        ctx.send(site, request);
        ctx.setTimer(retry, Timer.RETRY);
        return new Listener(site, retry, Optional.of(request));
    }

    @Override
    public Listener receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        if (!(message instanceof ClientReply reply)) {
            return ctx.refuse(message, this);
        }
        boolean late = open.isEmpty() || open.get().op() != reply.op();
        if (late) {
            return this;
        }
        Record answer = switch (open.get().question()) {
            case Question.Broadcast broadcast -> new Question.Told();
            case Question.Read read -> new Question.Known(reply.values());
        };
        ctx.cancelTimer(Timer.RETRY);
        ctx.complete(reply.op(), Outcome.ok(answer));
        return new Listener(site, retry, Optional.empty());
    }

    @Override
    public Listener timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case RETRY -> ask(open.orElseThrow(), ctx);
        };
    }
}
