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
 * <p>Each part of the object is looked at from the last moment at which nothing of it was open and it was known what state it
 * could be in: what happened before that need not be looked at again. A look costs about as much as what it looks at is long,
 * for a register whose writes are all different because its {@linkplain Zones zones} are compared, for anything else because
 * a search follows time. So a part that falls quiet now and then is looked at each time it does and has something to show,
 * and one that never does, because somebody waits for ever, each time there is four times as much. Thus all looks together
 * cost about as much as judging the whole history at its end would, and a little more. Between looks nothing is missed: the
 * completion that broke the history is found afterwards, by halving.
 *
 * @param <S> the model's states
 */
public final class OnlineLinearizability<S> implements Monitor {

    private static final int USUALLY = 16;
    private static final int GROWTH = 2;
    private static final long STEPS_A_LOOK = 200_000;

    private final Model<S> model;
    private final int firstLook;
    private final Map<Object, Part> parts = new LinkedHashMap<>();
    private long brokenAt = NEVER;

    /** What has happened to a part since it was last known what state it could be in. */
    private final class Part {
        private List<S> possible = List.of(model.initial());
        private final List<Operation> ended = new ArrayList<>();
        /** By number. What ended without anybody knowing how is open for ever. */
        private final Map<Long, Operation> open = new LinkedHashMap<>();

        private boolean grown;
        private int worthALook = firstLook;
        /** Whether there is nothing more to find out: it is broken, or a look has cost too much. */
        private boolean left;

        private boolean isQuiet() {
            return open.isEmpty();
        }

        private int size() {
            return ended.size() + open.size();
        }

        /** What had happened by then, in order of invocation, without what took no effect. */
        private List<Operation> until(long position) {
            List<Operation> operations = new ArrayList<>(size());
            for (Operation operation : ended) {
                boolean happened = operation.completed() <= position;
                if (operation.invoked() <= position && !(happened && operation.outcome() instanceof Outcome.Fail)) {
                    operations.add(happened ? operation : Explanation.stillOpen(operation));
                }
            }
            for (Operation operation : open.values()) {
                if (operation.invoked() <= position) {
                    operations.add(operation);
                }
            }
            operations.sort(Comparator.comparingLong(Operation::invoked));
            return operations;
        }
    }

    public OnlineLinearizability(Model<S> model) {
        this(model, USUALLY);
    }

    /** @param firstLook so many operations of a part are worth a look */
    OnlineLinearizability(Model<S> model, int firstLook) {
        this.model = model;
        this.firstLook = firstLook;
    }

    @Override
    public void invoked(Operation operation) {
        part(operation).open.put(operation.id(), operation);
    }

    private Part part(Operation operation) {
        return parts.computeIfAbsent(model.part(operation.question()), key -> new Part());
    }

    @Override
    public boolean completed(Operation operation) {
        Part part = part(operation);
        if (!(operation.outcome() instanceof Outcome.Unknown)) {
            part.grown = true;
            part.open.remove(operation.id());
            part.ended.add(operation);
            int enough = part.isQuiet() ? part.worthALook : GROWTH * part.worthALook;
            if (!part.left && part.size() >= enough) {
                look(part);
            }
        }
        return brokenAt == NEVER;
    }

    private void look(Part part) {
        part.grown = false;
        part.worthALook = GROWTH * part.size();
        Look look = new Look(part, NEVER);
        switch (look.progress) {
            case FOUND -> {
                if (!look.states.isEmpty()) {
                    part.possible = look.states;
                    part.ended.clear();
                    part.worthALook = firstLook;
                }
            }
            case RUNNING -> part.left = true;
            case IMPOSSIBLE -> {
                part.left = true;
                brokenAt = Math.min(brokenAt, firstBroken(part));
            }
        }
    }

    /** The completion in this part before which all could still have been well. */
    private long firstBroken(Part part) {
        long[] completions =
                part.ended.stream().mapToLong(Operation::completed).sorted().toArray();
        int fine = -1;
        int broken = completions.length - 1;
        while (broken - fine > 1) {
            int middle = (fine + broken) >>> 1;
            if (new Look(part, completions[middle]).progress == Progress.IMPOSSIBLE) {
                broken = middle;
            } else {
                fine = middle;
            }
        }
        return completions[broken];
    }

    /** One look at a part as it was at some moment. */
    private final class Look {

        private final Progress progress;
        /** All states in which it can be now, if it is quiet; empty if these are not known. */
        private final List<S> states;

        private Look(Part part, long until) {
            List<Operation> operations = part.until(until);
            boolean quiet = until == NEVER && part.isQuiet();
            S first = part.possible.getFirst();
            Zones<S> zones = part.possible.size() == 1 ? Zones.of(new Continued<>(model, first), operations) : null;
            if (zones != null && zones.progress() != Progress.RUNNING) {
                progress = zones.progress();
                states = quiet && progress == Progress.FOUND
                        ? zones.last(first).stream().toList()
                        : List.of();
                return;
            }
            // who knows what comes need not tell all states apart, but then does not know in which one it ends
            Model<S> as = quiet ? model : model.knowing(operations);
            Automaton<S> automaton = new Automaton<>(as, part.possible);
            JustInTime search = new JustInTime(Calls.during(as, automaton, operations), part.possible.size());
            progress = search.advance(STEPS_A_LOOK);
            Set<S> last = new LinkedHashSet<>();
            if (quiet && progress == Progress.FOUND) {
                search.states().forEach(number -> last.add(automaton.stateOf(number)));
            }
            states = List.copyOf(last);
        }
    }

    @Override
    public long brokenAt() {
        for (Part part : parts.values()) {
            if (part.grown && !part.left) {
                look(part);
            }
        }
        return brokenAt;
    }

    @Override
    public boolean holds() {
        return brokenAt() == NEVER && parts.values().stream().noneMatch(part -> part.left);
    }
}
