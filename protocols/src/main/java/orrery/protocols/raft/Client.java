package orrery.protocols.raft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.protocols.raft.Message.AppendAccepted;
import orrery.protocols.raft.Message.AppendEntries;
import orrery.protocols.raft.Message.AppendRejected;
import orrery.protocols.raft.Message.ClientReply;
import orrery.protocols.raft.Message.ClientRequest;
import orrery.protocols.raft.Message.NotLeader;
import orrery.protocols.raft.Message.RequestVote;
import orrery.protocols.raft.Message.RequestVoteReply;

/**
 * A client. It asks the server that it believes to lead and does not give up: what is not answered is asked again, of the
 * next server, under the same serial number (section 8).
 *
 * @param reads the server at which it reads, if it need not be the leader
 * @param asks the server that is asked
 * @param open the command that waits for its answer
 */
public record Client(List<NodeId> servers, Duration retry, Optional<NodeId> reads, NodeId asks, Optional<Open> open)
        implements Node<Message, Timer> {

    /**
     * A command that waits for its answer.
     *
     * @param serial the operation's number, which grows from one operation to the next
     * @param first the server that was asked when the wait began
     * @param redirects how many hints were followed since
     */
    public record Open(long serial, KeyValue question, NodeId first, int redirects) {}

    @Override
    public Client request(long op, Record question, Context<Message, Timer> ctx) {
        NodeId first = question instanceof KeyValue.Get ? reads.orElse(asks) : asks;
        return ask(first, new Open(op, (KeyValue) question, first, 0), ctx);
    }

    private Client ask(NodeId server, Open command, Context<Message, Timer> ctx) {
        ctx.send(server, new ClientRequest(command.serial(), command.question()));
        ctx.setTimer(retry, Timer.RETRY);
        return new Client(servers, retry, reads, server, Optional.of(command));
    }

    @Override
    public Client receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case ClientReply reply -> onReply(from, reply, ctx);
            case NotLeader hint -> onNotLeader(from, hint, ctx);
            case ClientRequest misrouted -> ctx.refuse(misrouted, this);
            case RequestVote misrouted -> ctx.refuse(misrouted, this);
            case RequestVoteReply misrouted -> ctx.refuse(misrouted, this);
            case AppendEntries misrouted -> ctx.refuse(misrouted, this);
            case AppendAccepted misrouted -> ctx.refuse(misrouted, this);
            case AppendRejected misrouted -> ctx.refuse(misrouted, this);
            case Extension misrouted -> ctx.refuse(misrouted, this);
        };
    }

    private Client onReply(NodeId from, ClientReply reply, Context<Message, Timer> ctx) {
        boolean late = open.isEmpty() || open.get().serial() != reply.serial();
        if (late) {
            return this;
        }
        ctx.cancelTimer(Timer.RETRY);
        ctx.complete(reply.serial(), Outcome.ok(reply.answer()));
        return new Client(servers, retry, reads, from, Optional.empty());
    }

    /**
     * Goes where it is sent, unless it has been sent about for as long as there are servers: their hints may be old and
     * lead in a circle. Without a hint it waits.
     */
    private Client onNotLeader(NodeId from, NotLeader hint, Context<Message, Timer> ctx) {
        boolean late = open.isEmpty() || open.get().serial() != hint.serial() || !from.equals(asks);
        if (late || hint.leader().isEmpty() || open.get().redirects() == servers.size()) {
            return this;
        }
        Open asked = open.get();
        return ask(
                hint.leader().get(),
                new Open(asked.serial(), asked.question(), asked.first(), asked.redirects() + 1),
                ctx);
    }

    /**
     * No answer: the next server, in their order. It is counted from where the wait began and not from where hints led,
     * or one old hint would lead back for ever.
     */
    @Override
    public Client timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case RETRY -> {
                Open unanswered = open.orElseThrow();
                NodeId next = servers.get((unanswered.first().index() + 1) % servers.size());
                yield ask(next, new Open(unanswered.serial(), unanswered.question(), next, 0), ctx);
            }
            case ELECTION, HEARTBEAT, LOYALTY, TRANSFER, BATCH ->
                throw new IllegalStateException("a client sets no timer " + timer);
        };
    }
}
