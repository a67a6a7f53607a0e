package orrery.explore.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import orrery.api.Specification;

/**
 * The TLA+ specification Paxos (Lamport): single decree, three acceptors, messages that are never removed.
 *
 * @param ballots how many there are, from 0
 * @param values how many there are, from 0
 */
record PaxosModel(int ballots, int values) implements Specification<PaxosModel.State> {

    private static final int ACCEPTORS = 3;
    private static final int NONE = -1;

    /** @param messages as words, sorted */
    record State(List<Acceptor> acceptors, List<String> messages) {
        State sending(String message) {
            TreeSet<String> more = new TreeSet<>(messages);
            more.add(message);
            return new State(acceptors, List.copyOf(more));
        }

        State at(int acceptor, Acceptor changed) {
            List<Acceptor> all = new ArrayList<>(acceptors);
            all.set(acceptor, changed);
            return new State(List.copyOf(all), messages);
        }
    }

    record Acceptor(int maxBallot, int votedBallot, int votedValue) {}

    @Override
    public String name() {
        return "paxos-model";
    }

    @Override
    public String summary() {
        return "As specified in TLA+.";
    }

    @Override
    public List<State> initial() {
        Acceptor fresh = new Acceptor(NONE, NONE, NONE);
        return List.of(new State(List.of(fresh, fresh, fresh), List.of()));
    }

    @Override
    public List<Action<State>> next(State state) {
        List<Action<State>> next = new ArrayList<>();
        for (int ballot = 0; ballot < ballots; ballot++) {
            next.add(new Action<>("1a " + ballot, state.sending("1a " + ballot)));
            for (int value = 0; value < values; value++) {
                if (maySend2a(state, ballot, value)) {
                    next.add(new Action<>("2a " + ballot + " " + value, state.sending("2a " + ballot + " " + value)));
                }
            }
            for (int acceptor = 0; acceptor < ACCEPTORS; acceptor++) {
                Acceptor its = state.acceptors().get(acceptor);
                if (state.messages().contains("1a " + ballot) && ballot > its.maxBallot()) {
                    next.add(new Action<>(
                            "1b " + acceptor + " " + ballot,
                            state.at(acceptor, new Acceptor(ballot, its.votedBallot(), its.votedValue()))
                                    .sending("1b " + acceptor + " " + ballot + " " + its.votedBallot() + " "
                                            + its.votedValue())));
                }
                for (int value = 0; value < values; value++) {
                    if (state.messages().contains("2a " + ballot + " " + value) && ballot >= its.maxBallot()) {
                        next.add(new Action<>(
                                "2b " + acceptor + " " + ballot + " " + value,
                                state.at(acceptor, new Acceptor(ballot, ballot, value))
                                        .sending("2b " + acceptor + " " + ballot + " " + value)));
                    }
                }
            }
        }
        return next;
    }

    /** Once a ballot, for some quorum that promised, with the value of the highest vote in it, or any. */
    private boolean maySend2a(State state, int ballot, int value) {
        if (state.messages().stream().anyMatch(message -> message.startsWith("2a " + ballot + " "))) {
            return false;
        }
        for (int left = 0; left < ACCEPTORS; left++) {
            List<String[]> promises = new ArrayList<>();
            for (int acceptor = 0; acceptor < ACCEPTORS; acceptor++) {
                int who = acceptor;
                Optional<String> promise = state.messages().stream()
                        .filter(message -> message.startsWith("1b " + who + " " + ballot + " "))
                        .findFirst();
                if (acceptor != left && promise.isPresent()) {
                    promises.add(promise.get().split(" "));
                }
            }
            if (promises.size() == 2) {
                int highest = promises.stream()
                        .mapToInt(promise -> Integer.parseInt(promise[3]))
                        .max()
                        .orElse(NONE);
                boolean free = highest == NONE;
                boolean fits = promises.stream()
                        .anyMatch(promise ->
                                Integer.parseInt(promise[3]) == highest && Integer.parseInt(promise[4]) == value);
                if (free || fits) {
                    return true;
                }
            }
        }
        return false;
    }
}
