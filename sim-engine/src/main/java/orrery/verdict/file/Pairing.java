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
 * completion without any invocation is an operation about whose time nothing is known. Of a process that only completes, it
 * is known that each operation began after the one before it had ended.
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
    /** By process that has not invoked anything yet: the position of its last completion. */
    private final Map<Object, Long> onlyCompletes = new HashMap<>();

    private int nextClient;
    /** 0 is the position of what has none. Every other one is left free: there begins what only completed. */
    private long position = STEP;

    private static final int STEP = 2;

    Pairing(Vocabulary vocabulary, Room room) {
        this.vocabulary = vocabulary;
        this.room = room;
    }

    /** @throws IllegalArgumentException if this cannot be, with the reason */
    void add(JepsenOperation line) {
        if (line.type() == JepsenOperation.Type.INVOKE) {
            invoke(line);
        } else {
            complete(line);
        }
    }

    private void invoke(JepsenOperation line) {
        Object process = line.process() == null ? NOBODY : line.process();
        Open before = open.remove(process);
        if (before != null) {
            close(before, Operation.OPEN, Operation.OPEN, Outcome.unknown("never completed"));
        }
        onlyCompletes.remove(process);
        room.takeOperation();
        Record question = room.keep(vocabulary.question(line.f(), line.key(), line.value()));
        open.put(process, new Open(client(process), question, position, line.timeNanos(), operations.size()));
        position += STEP;
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
        Object process = line.process() == null ? NOBODY : line.process();
        Open begun = open.remove(process);
        if (begun == null) {
            close(neverInvoked(line, process), line.process() == null ? 1 : position, line);
        } else {
            close(begun, position, line);
        }
        position += STEP;
    }

    private Open neverInvoked(JepsenOperation line, Object process) {
        long begun = 0;
        if (line.process() != null) {
            boolean first = !clients.containsKey(process);
            Long last = onlyCompletes.put(process, position);
            if (!first && last == null) {
                throw new IllegalArgumentException(
                        "process " + process + " completes an operation that it did not invoke");
            }
            begun = last == null ? 0 : last + 1;
        }
        room.takeOperation();
        Record question = room.keep(vocabulary.question(line.f(), line.key(), line.value()));
        operations.add(null);
        return new Open(client(process), question, begun, line.timeNanos(), operations.size() - 1);
    }

    private void close(Open begun, long completed, JepsenOperation line) {
        close(begun, completed, line.timeNanos(), outcome(begun.question, line));
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
