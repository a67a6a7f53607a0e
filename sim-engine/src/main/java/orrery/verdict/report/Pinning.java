package orrery.verdict.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.Finding.Broken;
import orrery.verdict.Finding.Link;
import orrery.verdict.model.Model;
import orrery.verdict.order.Linearizability;
import orrery.verdict.order.SequentialConsistency;

/**
 * Looks for few operations that contradict each other whatever all others did. Only these are pinned to their times (or to
 * the order of their clients) and to their answers; any other may have happened at any time, or never. So it is no
 * counter-example that a read's write was left out, or a write that would have explained everything.
 */
final class Pinning {

    private static final long STEPS_A_TRY = 20_000;
    private static final int MOST_TRIES = 600;

    /** More would be searched among for too long. */
    private static final int MOST = 3_000;

    private static final int TOLD = 3;

    private final Model<?> model;
    private final Consistency consistency;
    private final List<Operation> all;
    private final Set<Long> pinned = new HashSet<>();
    private int tries;

    private Pinning(Model<?> model, Consistency consistency, List<Operation> all) {
        this.model = model;
        this.consistency = consistency;
        this.all = all;
    }

    /** For linearizability; empty if there is nothing better than what was found. */
    static Optional<Broken> of(Model<?> model, History history, Broken found, Function<Operation, String> words) {
        if (found.core().isEmpty() || found.core().size() > MOST) {
            return Optional.empty();
        }
        Object part = model.part(found.core().getFirst().question());
        List<Operation> of = history.operations().stream()
                .filter(operation -> model.part(operation.question()).equals(part))
                .toList();
        Pinning pinning = new Pinning(model, new Linearizability(model, STEPS_A_TRY), of);
        Set<Long> named = new HashSet<>(found.core().stream().map(Operation::id).toList());
        if (pinning.isBroken(named)) {
            pinning.pinned.addAll(named);
            pinning.unpin();
            if (pinning.pinned.size() == named.size() && !found.links().isEmpty()) {
                return Optional.of(new Broken(found.sentence(), pinning.core(), found.links()));
            }
        } else if (!pinning.beginning()) {
            return Optional.empty();
        } else {
            pinning.unpin();
        }
        return Optional.of(pinning.inTime(words));
    }

    /**
     * For sequential consistency, likewise.
     *
     * @param likely those that contradict each other in time, and may do so without
     */
    static Optional<Broken> ofSessions(
            Model<?> model, History history, List<Operation> likely, Function<Operation, String> words) {
        Pinning pinning = new Pinning(model, new SequentialConsistency(model, STEPS_A_TRY), history.operations());
        Set<Long> named = new HashSet<>(likely.stream().map(Operation::id).toList());
        if (history.operations().size() > MOST) {
            return Optional.empty();
        }
        if (!named.isEmpty() && pinning.isBroken(named)) {
            pinning.pinned.addAll(named);
        } else if (!pinning.beginning()) {
            return Optional.empty();
        }
        pinning.unpin();
        List<Operation> core = pinning.core();
        return Optional.of(new Broken(
                "no order that keeps what each client did in its order explains "
                        + (core.size() > 2 * TOLD
                                ? "these " + core.size() + " operations"
                                : String.join(", ", core.stream().map(words).toList())),
                core,
                pinning.links("went on with", true)));
    }

    /** Pins the fewest first operations that are not allowed. */
    private boolean beginning() {
        int allowed = 0;
        int broken = all.size();
        if (!isBroken(first(broken))) {
            return false;
        }
        while (broken - allowed > 1) {
            int middle = (allowed + broken) >>> 1;
            if (isBroken(first(middle))) {
                broken = middle;
            } else {
                allowed = middle;
            }
        }
        pinned.addAll(first(broken));
        return true;
    }

    private Set<Long> first(int count) {
        return new HashSet<>(all.subList(0, count).stream().map(Operation::id).toList());
    }

    /** The earliest first, so that what is left lies close together. */
    private void unpin() {
        for (int piece = Math.max(1, pinned.size() / 2); piece > 0; piece /= 2) {
            List<Long> ids = pinned.stream().sorted().toList();
            for (int from = 0; from < ids.size() && tries < MOST_TRIES; from += piece) {
                Set<Long> rest = new HashSet<>(pinned);
                ids.subList(from, Math.min(ids.size(), from + piece)).forEach(rest::remove);
                if (isBroken(rest)) {
                    pinned.clear();
                    pinned.addAll(rest);
                }
            }
        }
    }

    private boolean isBroken(Set<Long> kept) {
        tries++;
        Set<Object> parts = new HashSet<>();
        all.stream()
                .filter(operation -> kept.contains(operation.id()))
                .forEach(operation -> parts.add(model.part(operation.question())));
        List<Operation> freed = new ArrayList<>();
        for (Operation operation : all) {
            if (!parts.contains(model.part(operation.question()))) {
                continue;
            }
            Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
            if (kept.contains(operation.id())) {
                freed.add(operation);
            } else if (!(operation.outcome() instanceof Outcome.Fail) && !looks(operation, answer)) {
                freed.add(free(operation));
            }
        }
        return consistency.check(new History(freed)) instanceof Finding.Broken;
    }

    /** Without a time and an answer, it says nothing. */
    private boolean looks(Operation operation, @Nullable Record answer) {
        return model.effect(operation.question(), answer) == Model.Effect.LOOKS;
    }

    private static Operation free(Operation operation) {
        return new Operation(
                operation.id(),
                new NodeId(-1, "at any time " + operation.id()),
                operation.question(),
                0,
                Operation.OPEN,
                Outcome.unknown("at any time"),
                0,
                Operation.OPEN);
    }

    private List<Operation> core() {
        return all.stream()
                .filter(operation -> pinned.contains(operation.id()))
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
    }

    private Broken inTime(Function<Operation, String> words) {
        List<Operation> core = core();
        List<Link> links = links("had ended before", false);
        if (core.size() == 1) {
            return new Broken("nothing in the history explains " + words.apply(core.getFirst()), core);
        }
        if (links.isEmpty() || links.size() > TOLD) {
            Operation last = core.stream()
                    .filter(operation -> operation.completed() != Operation.OPEN)
                    .max(Comparator.comparingLong(Operation::completed))
                    .orElse(core.getLast());
            return new Broken(
                    words.apply(last) + " fits into no order of these " + core.size()
                            + " operations that keeps to their times",
                    core,
                    links);
        }
        String sentence = String.join(
                        "; ",
                        links.stream()
                                .map(link -> words.apply(link.before()) + " had ended before "
                                        + words.apply(link.after()) + " began")
                                .toList())
                + "; in no order that keeps to this do the answers fit";
        return new Broken(sentence, core, links);
    }

    /** Who comes right before whom, in time or of one client. */
    private List<Link> links(String why, boolean ofClients) {
        List<Operation> core = core();
        List<Link> links = new ArrayList<>();
        for (Operation first : core) {
            for (Operation second : core) {
                if (precedes(first, second, ofClients)
                        && core.stream()
                                .noneMatch(between ->
                                        precedes(first, between, ofClients) && precedes(between, second, ofClients))) {
                    links.add(new Link(first, second, why, ""));
                }
            }
        }
        return links;
    }

    private static boolean precedes(Operation first, Operation second, boolean ofClients) {
        return first.completed() < second.invoked()
                && (!ofClients || first.client().equals(second.client()));
    }
}
