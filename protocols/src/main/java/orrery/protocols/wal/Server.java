package orrery.protocols.wal;

import java.util.Optional;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.wal.Message.Reply;
import orrery.protocols.wal.Message.Request;

/**
 * Keeps the table in memory, and on disk what is needed to make it again. It waits for its disk: whatever it did before the
 * present handler is durable.
 *
 * @param checkpoint the last that was taken or found
 * @param table as it is now
 * @param last the last record that was written or, after a crash, read; empty if none was
 */
public record Server(Options options, Rules rules, Checkpoint checkpoint, Table table, Optional<LogRecord> last)
        implements Node<Message, Timer> {

    @Override
    public Server receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Request request -> onRequest(from, request, ctx);
            case Reply misrouted -> ctx.refuse(misrouted, this);
        };
    }

    private Server onRequest(NodeId from, Request request, Context<Message, Timer> ctx) {
        if (request.question() instanceof KeyValue.Get read) {
            ctx.send(from, new Reply(request.serial(), table.find(read), table.lsn()));
            return this;
        }
        Optional<Table.Session> known = table.session(from).filter(session -> session.serial() >= request.serial());
        if (known.isEmpty()) {
            return withRoom(ctx).change(from, request, ctx);
        }
        boolean late = known.get().serial() != request.serial();
        if (!late) {
            ctx.send(from, new Reply(request.serial(), known.get().answer(), table.lsn()));
        }
        return this;
    }

    /** A full log needs a checkpoint before its first record is overwritten. */
    private Server withRoom(Context<Message, Timer> ctx) {
        if (table.lsn() - checkpoint.table().lsn() < options.records()) {
            return this;
        }
        Checkpoint next = new Checkpoint(checkpoint.nth() + 1, table);
        ctx.write(rules.checkpointFile(next.nth()), next);
        rules.beforeReusingTheLog(ctx);
        return new Server(options, rules, next, table, last);
    }

    private Server change(NodeId client, Request request, Context<Message, Timer> ctx) {
        LogRecord log = new LogRecord(table.lsn() + 1, client, request.serial(), request.question());
        Table changed = table.apply(log);
        Record answer = changed.session(client).orElseThrow().answer();
        rules.log(
                () -> ctx.write(Files.place(log.lsn(), options.records()), log),
                () -> ctx.send(client, new Reply(request.serial(), answer, log.lsn())),
                ctx);
        return new Server(options, rules, checkpoint, changed, Optional.of(log));
    }
}
