package orrery.run.load;

import java.util.ArrayList;
import java.util.List;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/** The history of operations as it grows. */
final class Operations {

    private final List<Operation> operations = new ArrayList<>();

    Operation invoke(NodeId client, Record question, long step, long now) {
        long id = operations.size();
        Outcome open = Outcome.unknown("it never completed");
        Operation operation = new Operation(id, client, question, step, Operation.OPEN, open, now, Operation.OPEN);
        operations.add(operation);
        return operation;
    }

    Operation complete(long id, Outcome outcome, long step, long now) {
        Operation open = operations.get((int) id);
        Operation done = new Operation(
                id, open.client(), open.question(), open.invoked(), step, outcome, open.invokedNanos(), now);
        operations.set((int) id, done);
        return done;
    }

    /** Nobody waits for it any longer: from now on it is unknown what becomes of it. */
    void giveUp(long id) {
        Operation open = operations.get((int) id);
        operations.set(
                (int) id,
                new Operation(
                        id,
                        open.client(),
                        open.question(),
                        open.invoked(),
                        Operation.OPEN,
                        Outcome.unknown("the client gave up"),
                        open.invokedNanos(),
                        Operation.OPEN));
    }

    Operation get(long id) {
        return operations.get((int) id);
    }

    History history() {
        return new History(operations);
    }
}
