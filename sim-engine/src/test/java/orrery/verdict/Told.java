package orrery.verdict;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/** Histories for tests, told one operation after the other. */
public final class Told {

    private final List<Operation> operations = new ArrayList<>();

    public static NodeId client(int number) {
        return new NodeId(number, "c" + number);
    }

    /** An answered operation. */
    public Told op(int client, long from, long to, Record question, Record answer) {
        return add(client, from, to, question, Outcome.ok(answer));
    }

    /** An operation of which nobody heard again. */
    public Told lost(int client, long from, Record question) {
        return add(client, from, Operation.OPEN, question, Outcome.unknown("timeout"));
    }

    public Told failed(int client, long from, long to, Record question) {
        return add(client, from, to, question, Outcome.fail("refused"));
    }

    public Told put(int client, long from, long to, String key, long value) {
        return op(client, from, to, new KeyValue.Put(key, value), new KeyValue.Done());
    }

    public Told get(int client, long from, long to, String key, @Nullable Long value) {
        return op(client, from, to, new KeyValue.Get(key), new KeyValue.Found(value));
    }

    public Told cas(int client, long from, long to, String key, long expected, long value, boolean swapped) {
        return op(client, from, to, new KeyValue.Cas(key, expected, value), new KeyValue.Swapped(swapped));
    }

    private Told add(int client, long from, long to, Record question, Outcome outcome) {
        operations.add(new Operation(
                operations.size(),
                client(client),
                question,
                from,
                to,
                outcome,
                from * 1_000_000,
                to == Operation.OPEN ? to : to * 1_000_000));
        return this;
    }

    public History history() {
        return new History(operations);
    }
}
