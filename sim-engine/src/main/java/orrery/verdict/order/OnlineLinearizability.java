package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Monitor;
import orrery.verdict.model.Model;
import orrery.verdict.order.Search.Progress;

/**
 * Linearizability, watched while a run goes on. What is still open may yet take effect, with any answer; so the history is
 * broken from the first completion on after which no future can make it linearizable any more.
 *
 * <p>Each part of the object is looked at from the last moment at which nothing of it was open: what happened before that is
 * remembered only as the states in which the object can have been then. A look costs about as much as what it looks at is
 * long; so a part that falls quiet now and then is looked at each time it does and has something to show, and one that never
 * does, because somebody waits for ever, each time it has doubled. Thus all looks together cost about twice what judging the
 * whole history at its end would. Between looks nothing is missed: the completion that broke the history is found
 * afterwards, by halving.
 *
 * @param <S> the model's states
 */
public final class OnlineLinearizability<S> implements Monitor {

    private static final int WORTH_A_LOOK = 16;
    private static final long STEPS_A_LOOK = 200_000;

    private final Model<S> model;
    private final Map<Object, Part> parts = new LinkedHashMap<>();
    private long brokenAt = NEVER;

    private final class Part {
        private List<S> possible = List.of(model.initial());
        private final Map<Long, Operation> sinceQuiet = new LinkedHashMap<>();
        private int open;
        private int completions;
        private int lookedAt;
        /** Whether a look has cost too much: then this part is left to whoever judges at the end. */
        private boolean tooHard;
    }

    public OnlineLinearizability(Model<S> model) {
        this.model = model;
    }

    @Override
    public void invoked(Operation operation) {
        Part part = part(operation);
        part.sinceQuiet.put(operation.id(), operation);
        part.open++;
    }

    private Part part(Operation operation) {
        return parts.computeIfAbsent(model.part(operation.question()), key -> new Part());
    }

    @Override
    public boolean completed(Operation operation) {
        Part part = part(operation);
        part.sinceQuiet.put(operation.id(), operation);
        part.completions++;
        // nobody can say whether an unknown outcome has come about, so the part stays as open as it was
        part.open -= operation.outcome() instanceof Outcome.Unknown ? 0 : 1;
        int size = part.sinceQuiet.size();
        if (!part.tooHard && size >= WORTH_A_LOOK && (part.open == 0 || size >= 2 * part.lookedAt)) {
            look(part);
        }
        return brokenAt == NEVER;
    }

    private void look(Part part) {
        part.lookedAt = part.sinceQuiet.size();
        part.completions = 0;
        boolean quiet = part.open == 0;
        Look look = new Look(part, quiet ? model : model.knowing(operations(part, NEVER)), NEVER);
        switch (look.progress) {
            case FOUND -> {
                if (quiet) {
                    part.possible = look.states();
                    part.sinceQuiet.clear();
                    part.lookedAt = 0;
                }
            }
            case RUNNING -> part.tooHard = true;
            case IMPOSSIBLE -> brokenAt = Math.min(brokenAt, firstBroken(part));
        }
    }

    /** The completion in this part before which all could still have been well. */
    private long firstBroken(Part part) {
        long[] completions = part.sinceQuiet.values().stream()
                .filter(operation -> !(operation.outcome() instanceof Outcome.Unknown))
                .mapToLong(Operation::completed)
                .sorted()
                .toArray();
        int fine = -1;
        int broken = completions.length - 1;
        while (broken - fine > 1) {
            int middle = (fine + broken) >>> 1;
            long until = completions[middle];
            if (new Look(part, model.knowing(operations(part, until)), until).progress == Progress.IMPOSSIBLE) {
                broken = middle;
            } else {
                fine = middle;
            }
        }
        return completions[broken];
    }

    /** What had happened by then, in order of invocation, without what took no effect. */
    private List<Operation> operations(Part part, long until) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : part.sinceQuiet.values()) {
            boolean failed = operation.outcome() instanceof Outcome.Fail && operation.completed() <= until;
            if (operation.invoked() <= until && !failed) {
                operations.add(operation.completed() <= until ? operation : Explanation.stillOpen(operation));
            }
        }
        operations.sort(Comparator.comparingLong(Operation::invoked));
        return operations;
    }

    /** One look at a part as it was at some moment. */
    private final class Look {

        private final Automaton<S> automaton;
        private final JustInTime search;
        private final Progress progress;

        private Look(Part part, Model<S> as, long until) {
            automaton = new Automaton<>(as, part.possible);
            search = new JustInTime(Calls.during(as, automaton, operations(part, until)), part.possible.size());
            progress = search.advance(STEPS_A_LOOK);
        }

        private List<S> states() {
            Set<S> states = new LinkedHashSet<>();
            search.states().forEach(number -> states.add(automaton.stateOf(number)));
            return List.copyOf(states);
        }
    }

    @Override
    public long brokenAt() {
        for (Part part : parts.values()) {
            if (part.completions > 0 && !part.tooHard) {
                look(part);
            }
        }
        return brokenAt;
    }

    @Override
    public boolean holds() {
        return brokenAt() == NEVER && parts.values().stream().noneMatch(part -> part.tooHard);
    }
}
