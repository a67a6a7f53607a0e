package orrery.verdict.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/** The operations within a run that the simulator saved. Everything else in the file is read over and not kept. */
final class TraceHistory {

    private final Characters in;
    private final Vocabulary vocabulary;
    private final Room room;
    private final Map<String, NodeId> clients = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    private TraceHistory(Characters in, Vocabulary vocabulary, Room room) {
        this.in = in;
        this.vocabulary = vocabulary;
        this.room = room;
    }

    static History read(Characters in, Vocabulary vocabulary, Room room) {
        TraceHistory history = new TraceHistory(in, vocabulary, room);
        ValueReader values = new ValueReader(in, true, room);
        for (Object line = values.nextOrEnd(); !ValueReader.END.equals(line); line = values.nextOrEnd()) {
            if (line instanceof Map<?, ?> map && map.get("operation") instanceof Map<?, ?> operation) {
                history.add(operation);
            }
        }
        return new History(history.operations);
    }

    private void add(Map<?, ?> said) {
        try {
            room.takeOperation();
            Record question = room.keep(question(said.get("question")));
            Outcome outcome = room.keep(outcome(question, said.get("outcome")), question);
            boolean unknown = outcome instanceof Outcome.Unknown;
            operations.add(new Operation(
                    operations.size(),
                    clients.computeIfAbsent(String.valueOf(said.get("client")), this::newClient),
                    question,
                    whole(said, "invoked"),
                    unknown ? Operation.OPEN : whole(said, "completed"),
                    outcome,
                    whole(said, "invokedNanos"),
                    unknown ? Operation.OPEN : whole(said, "completedNanos")));
        } catch (IllegalArgumentException wrong) {
            throw in.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private NodeId newClient(String name) {
        room.takeClient();
        return new NodeId(clients.size(), name);
    }

    /** A compare-and-set of a run names what others write as a pair. */
    private Record question(@Nullable Object said) {
        Map<?, ?> question = record(said, "a question");
        Object value = question.containsKey("expected")
                ? pair(question.get("expected"), question.get("value"))
                : question.get("value");
        return vocabulary.question(
                String.valueOf(question.get("@")).toLowerCase(Locale.ROOT), question.get("key"), value);
    }

    private static List<@Nullable Object> pair(@Nullable Object one, @Nullable Object other) {
        List<@Nullable Object> pair = new ArrayList<>();
        pair.add(one);
        pair.add(other);
        return pair;
    }

    private Outcome outcome(Record question, @Nullable Object said) {
        Map<?, ?> outcome = record(said, "an outcome");
        String kind = String.valueOf(outcome.get("@"));
        return switch (kind) {
            case "Ok" -> {
                Map<?, ?> answer = record(outcome.get("answer"), "an answer");
                yield vocabulary.ok(
                        question, answer.containsKey("swapped") ? answer.get("swapped") : answer.get("value"));
            }
            case "Fail" -> Outcome.fail(String.valueOf(outcome.get("reason")));
            case "Unknown" -> Outcome.unknown(String.valueOf(outcome.get("reason")));
            default -> throw new IllegalArgumentException("expected Ok, Fail or Unknown, found " + kind);
        };
    }

    private static Map<?, ?> record(@Nullable Object said, String what) {
        if (said instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("expected " + what + " of a client, found " + said);
    }

    private static long whole(Map<?, ?> said, String field) {
        if (said.get(field) instanceof Long whole) {
            return whole;
        }
        throw new IllegalArgumentException("expected a whole number as " + field + ", found " + said.get(field));
    }
}
