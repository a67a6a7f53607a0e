package orrery.protocols.wal;

import java.time.Duration;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.protocols.wal.Message.Reply;
import orrery.protocols.wal.Message.Request;

/**
 * Asks, and asks again under the same number until it is answered.
 *
 * @param told the highest log sequence number that any answer spoke of
 * @param open the request that waits for its answer
 */
public record Client(NodeId server, Duration retry, long told, Optional<Request> open) implements Node<Message, Timer> {

    @Override
    public Client request(long op, Record question, Context<Message, Timer> ctx) {
        return new Client(server, retry, told, Optional.of(new Request(op, (KeyValue) question))).ask(ctx);
    }

    private Client ask(Context<Message, Timer> ctx) {
        ctx.send(server, open.orElseThrow());
        ctx.setTimer(retry, Timer.RETRY);
        return this;
    }

    @Override
    public Client receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Reply reply -> onReply(reply, ctx);
            case Request misrouted -> ctx.refuse(misrouted, this);
        };
    }

    private Client onReply(Reply reply, Context<Message, Timer> ctx) {
        boolean late =
                open.filter(request -> request.serial() == reply.serial()).isEmpty();
        if (late) {
            return this;
        }
        ctx.cancelTimer(Timer.RETRY);
        ctx.complete(reply.serial(), Outcome.ok(reply.answer()));
        return new Client(server, retry, Math.max(told, reply.lsn()), Optional.empty());
    }

    @Override
    public Client timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case RETRY -> ask(ctx);
        };
    }
}
