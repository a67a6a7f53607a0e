package orrery.explore.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * What clients asked and were answered so far. Only what came before what counts, not when it was: two histories with the
 * same operations and the same precedence are the same past, as in Stateright's consistency testers.
 */
final class Past {

    /**
     * One operation of a client.
     *
     * @param seen how many operations of each client had been answered when it was asked
     * @param outcome null while it is open
     */
    private record Asked(
            long op,
            NodeId client,
            Record question,
            List<Integer> seen,
            @Nullable Outcome outcome) {}

    private final Numbers<List<List<Asked>>> pasts = new Numbers<>();
    private final int firstClient;

    Past(int servers, int clients) {
        firstClient = servers;
        pasts.of(Collections.nCopies(clients, List.of()));
    }

    /** Nothing was asked yet. */
    static final int EMPTY = 0;

    int asked(int before, long op, NodeId client, Record question) {
        List<List<Asked>> past = pasts.get(before);
        List<Integer> seen = past.stream().map(Past::answeredOf).toList();
        return with(past, client, null, new Asked(op, client, question, seen, null));
    }

    private static int answeredOf(List<Asked> operations) {
        return (int)
                operations.stream().filter(asked -> isDefinite(asked.outcome())).count();
    }

    int answered(int before, long op, NodeId client, Outcome outcome) {
        List<List<Asked>> past = pasts.get(before);
        List<Asked> own = past.get(client.index() - firstClient);
        Asked open = own.getLast();
        return with(past, client, open, new Asked(op, client, open.question(), open.seen(), outcome));
    }

    private int with(List<List<Asked>> past, NodeId client, @Nullable Asked instead, Asked asked) {
        List<List<Asked>> next = new ArrayList<>(past);
        List<Asked> own = new ArrayList<>(past.get(client.index() - firstClient));
        if (instead != null) {
            own.removeLast();
        }
        own.add(asked);
        next.set(client.index() - firstClient, List.copyOf(own));
        return pasts.of(List.copyOf(next));
    }

    /** A history with this precedence: positions stand in place of times. */
    History history(int past) {
        return new Unrolled(pasts.get(past)).history();
    }

    private static boolean isDefinite(@Nullable Outcome outcome) {
        return outcome != null && !(outcome instanceof Outcome.Unknown);
    }

    /** Puts questions as early and answers as late as the precedence allows. */
    private static final class Unrolled {

        private final List<List<Asked>> clients;
        private final int[] asked;
        private final int[] answered;
        private final Map<Long, Operation> operations = new LinkedHashMap<>();
        private long position;

        Unrolled(List<List<Asked>> clients) {
            this.clients = clients;
            this.asked = new int[clients.size()];
            this.answered = new int[clients.size()];
        }

        History history() {
            while (askOne() || answerOne()) {
                position++;
            }
            return new History(List.copyOf(operations.values()));
        }

        private boolean askOne() {
            for (int client = 0; client < asked.length; client++) {
                List<Asked> own = clients.get(client);
                if (asked[client] < own.size()
                        && answeredOf(own.subList(0, asked[client])) == answered[client]
                        && seesNoMoreThanWasAnswered(own.get(asked[client]), client)) {
                    invoke(own.get(asked[client]++));
                    return true;
                }
            }
            return false;
        }

        private boolean seesNoMoreThanWasAnswered(Asked next, int self) {
            return IntStream.range(0, answered.length)
                    .allMatch(other ->
                            other == self || answered[other] >= next.seen().get(other));
        }

        private boolean answerOne() {
            for (int client = 0; client < asked.length; client++) {
                List<Asked> open = clients.get(client).subList(0, asked[client]).stream()
                        .filter(operation -> isDefinite(operation.outcome()))
                        .skip(answered[client])
                        .toList();
                if (!open.isEmpty() && !somebodyMissesIt(client)) {
                    complete(open.getFirst());
                    answered[client]++;
                    return true;
                }
            }
            return false;
        }

        /** Whether somebody is still to be asked who had not seen this client's next answer. */
        private boolean somebodyMissesIt(int client) {
            return IntStream.range(0, asked.length)
                    .filter(other ->
                            other != client && asked[other] < clients.get(other).size())
                    .anyMatch(
                            other -> clients.get(other).get(asked[other]).seen().get(client) <= answered[client]);
        }

        private void invoke(Asked asked) {
            Outcome open = asked.outcome() instanceof Outcome.Unknown unknown
                    ? unknown
                    : Outcome.unknown("it never completed");
            operations.put(
                    asked.op(),
                    new Operation(
                            asked.op(),
                            asked.client(),
                            asked.question(),
                            position,
                            Operation.OPEN,
                            open,
                            position,
                            Operation.OPEN));
        }

        private void complete(Asked asked) {
            operations.computeIfPresent(
                    asked.op(),
                    (op, open) -> new Operation(
                            op,
                            open.client(),
                            open.question(),
                            open.invoked(),
                            position,
                            Objects.requireNonNull(asked.outcome()),
                            open.invokedNanos(),
                            position));
        }
    }
}
