package orrery.verdict.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * Makes operations of invocations and completions. A completion belongs to what its process invoked last. In a file
 * without processes each operation has a client of its own, and a completion belongs to the invocation before it; a
 * completion without any invocation is an operation about whose time nothing is known.
 */
final class Pairing {

    private static final class Open {
        private final NodeId client;
        private final Record question;
        private final long invoked;
        private final long invokedNanos;
        private final int place;

        private Open(NodeId client, Record question, long invoked, long invokedNanos, int place) {
            this.client = client;
            this.question = question;
            this.invoked = invoked;
            this.invokedNanos = invokedNanos;
            this.place = place;
        }
    }

    private static final Object NOBODY = new Object();

    private final Vocabulary vocabulary;
    private final Room room;
    private final List<@Nullable Operation> operations = new ArrayList<>();
    private final Map<Object, NodeId> clients = new HashMap<>();
    private final Map<Object, Open> open = new HashMap<>();
    private int nextClient;
    /** 0 is the position of what has none. */
    private long position = 1;

    Pairing(Vocabulary vocabulary, Room room) {
        this.vocabulary = vocabulary;
        this.room = room;
    }

    void add(JepsenOperation line, Characters at) {
        if (!line.ofClient()) {
            return;
        }
        try {
            if (line.type() == JepsenOperation.Type.INVOKE) {
                invoke(line);
            } else {
                complete(line);
            }
        } catch (IllegalArgumentException wrong) {
            throw at.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private void invoke(JepsenOperation line) {
        Object process = line.process() == null ? NOBODY : line.process();
        Open before = open.remove(process);
        if (before != null) {
            close(before, Operation.OPEN, Operation.OPEN, Outcome.unknown("never completed"));
        }
        room.takeOperation();
        Record question = room.keep(vocabulary.question(line.f(), line.key(), line.value()));
        open.put(process, new Open(client(process), question, position++, line.timeNanos(), operations.size()));
        operations.add(null);
    }

    private NodeId client(Object process) {
        if (process.equals(NOBODY)) {
            return newClient(nextClient);
        }
        NodeId known = clients.get(process);
        if (known == null) {
            known = newClient(process);
            clients.put(process, known);
        }
        return known;
    }

    private NodeId newClient(Object name) {
        room.takeClient();
        return new NodeId(nextClient++, name instanceof Long || name instanceof Integer ? "c" + name : name.toString());
    }

    private void complete(JepsenOperation line) {
        Open begun = open.remove(line.process() == null ? NOBODY : line.process());
        if (begun == null) {
            if (line.process() != null) {
                throw new IllegalArgumentException(
                        "process " + line.process() + " completes an operation that it did not invoke");
            }
            room.takeOperation();
            Record question = room.keep(vocabulary.question(line.f(), line.key(), line.value()));
            begun = new Open(client(NOBODY), question, 0, 0, operations.size());
            operations.add(null);
            close(begun, 1, line.timeNanos(), outcome(begun.question, line));
            return;
        }
        close(begun, position++, line.timeNanos(), outcome(begun.question, line));
    }

    private Outcome outcome(Record question, JepsenOperation line) {
        String error = line.error() == null ? "" : line.error().toString();
        Outcome outcome = switch (line.type()) {
            case OK -> vocabulary.ok(question, line.value());
            case FAIL -> vocabulary.fail(question, error);
            case INFO, INVOKE -> Outcome.unknown(error);
        };
        return room.keep(outcome, question);
    }

    private void close(Open begun, long completed, long completedNanos, Outcome outcome) {
        boolean unknown = outcome instanceof Outcome.Unknown;
        operations.set(
                begun.place,
                new Operation(
                        begun.place,
                        begun.client,
                        begun.question,
                        begun.invoked,
                        unknown ? Operation.OPEN : completed,
                        outcome,
                        begun.invokedNanos,
                        unknown ? Operation.OPEN : completedNanos));
    }

    History history() {
        List<Operation> whole = new ArrayList<>(operations.size());
        for (Open never : open.values()) {
            close(never, Operation.OPEN, Operation.OPEN, Outcome.unknown("never completed"));
        }
        open.clear();
        for (Operation operation : operations) {
            if (operation != null) {
                whole.add(operation);
            }
        }
        return new History(whole);
    }
}
