package orrery.verdict.order.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding;
import orrery.verdict.Finding.Broken;
import orrery.verdict.Finding.Link;
import orrery.verdict.model.Container;
import orrery.verdict.model.Container.Act;
import orrery.verdict.model.Model;

/**
 * A set from which nothing is removed, and which is read as a whole. Of two reads the one that found more was later, and it
 * found all that the other had; so the reads are in layers by what they found. What was added must have been added, once at
 * least, between the last layer without it and the first one with it: if somebody added it there it was the one who began
 * first. All other adds of it change nothing after that one, and may be anywhere. So every read, and every first add, has its
 * layer; and there is a linearization unless something of a lower layer began after something of a higher one had ended.
 */
final class GrowingSet {

    /** By identity: what was read can be long. */
    private static final class Read {
        private final Operation operation;
        private final List<?> values;

        private Read(Operation operation, List<?> values) {
            this.operation = operation;
            this.values = values;
        }
    }

    private static final int NEVER_FOUND = 0;
    private static final int TOLD = 100;
    private static final String NOT_FOUND = "which did not find it";
    private static final String FOUND_BEFORE = "which it had found";

    /** A value, who added it, and who found it. */
    private static final class Added {
        private final List<Operation> by = new ArrayList<>();
        /** The layer of the first read that found it. */
        private int found = NEVER_FOUND;

        private @Nullable Read lastFoundBy;
    }

    /**
     * An operation on its way to its place.
     *
     * @param layer the first in which it can be: of reads even, of what was added in between odd
     * @param stays whether it can be in no other
     * @param cause why it can be in none before
     */
    private record Placed(Operation operation, int layer, boolean stays, Operation cause) {

        private Placed(Operation operation, int layer, boolean stays) {
            this(operation, layer, stays, operation);
        }
    }

    private final Model<?> model;
    private final List<Read> reads = new ArrayList<>();
    private final Map<Object, Added> added = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    private GrowingSet(Model<?> model) {
        this.model = model;
    }

    /** Null if something may have been removed. */
    static @Nullable Finding judge(Model<?> model, Container container, List<Operation> part) {
        GrowingSet set = new GrowingSet(model);
        for (Operation operation : part) {
            Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
            if (answer == null && model.effect(operation.question(), null) == Model.Effect.LOOKS) {
                continue;
            }
            switch (container.act(operation.question(), answer)) {
                case Act.Put(Object value) ->
                    set.added.computeIfAbsent(value, first -> new Added()).by.add(operation);
                case Act.Look(List<?> values) -> {
                    if (values == null) {
                        return set.noSet(operation);
                    }
                    set.reads.add(new Read(operation, values));
                }
                case null, default -> {
                    return null;
                }
            }
        }
        Broken broken = set.layers();
        return broken != null ? broken : set.order();
    }

    private @Nullable Broken layers() {
        reads.sort(Comparator.comparingInt(read -> read.values.size()));
        int layer = 0;
        int before = 0;
        for (int nth = 0; nth < reads.size(); nth++) {
            Read read = reads.get(nth);
            int more = 0;
            for (Object each : read.values) {
                Added value = added.get(each);
                if (value == null) {
                    return new Broken(
                            "nobody added " + each + ", which " + words(read.operation) + " found",
                            List.of(read.operation));
                }
                if (read.equals(value.lastFoundBy)) {
                    return noSet(read.operation);
                }
                value.lastFoundBy = read;
                if (value.found == NEVER_FOUND) {
                    value.found = layer + 2;
                    more++;
                }
            }
            if (read.values.size() < before + more) {
                Operation other = reads.get(nth - 1).operation;
                return broken(
                        "nothing was removed, but " + words(other) + " and " + words(read.operation)
                                + " each found what the other did not",
                        List.of(),
                        List.of(other, read.operation));
            }
            layer += more > 0 ? 2 : 0;
            before += more;
            placed.add(new Placed(read.operation, layer, true));
        }
        for (Added value : added.values()) {
            boolean found = value.found != NEVER_FOUND;
            int at = (found ? value.found : layer + 2) - 1;
            for (int nth = 0; nth < value.by.size(); nth++) {
                boolean first = found && nth == 0;
                if (first || value.by.get(nth).outcome() instanceof Outcome.Ok) {
                    placed.add(new Placed(value.by.get(nth), at, first || !found));
                }
            }
        }
        return null;
    }

    private Broken noSet(Operation read) {
        return new Broken("no set is as " + words(read) + " says", List.of(read));
    }

    private Finding order() {
        placed.sort(Comparator.comparingLong(each -> each.operation.invoked()));
        PriorityQueue<Placed> ending =
                new PriorityQueue<>(Comparator.comparingLong(each -> Element.end(each.operation)));
        List<Placed> order = new ArrayList<>();
        Placed highest = null;
        for (Placed each : placed) {
            for (Placed ended = ending.peek();
                    ended != null && Element.end(ended.operation) < each.operation.invoked();
                    ended = ending.peek()) {
                highest = highest == null || ended.layer > highest.layer ? ended : highest;
                ending.remove();
            }
            Placed now = each;
            if (highest != null && each.layer < highest.layer) {
                if (each.stays) {
                    return late(highest.cause, each);
                }
                now = new Placed(each.operation, highest.layer, false, highest.cause);
            }
            ending.add(now);
            order.add(now);
        }
        order.sort(Comparator.comparingInt(Placed::layer));
        return new Finding.Holds(order.stream().map(Placed::operation).toList());
    }

    /** Something of a lower layer began after something of a higher one had ended. */
    private Broken late(Operation early, Placed late) {
        boolean isRead = late.layer % 2 == 0;
        boolean wasRead = reads.stream().anyMatch(read -> read.operation.equals(early));
        if (isRead || wasRead) {
            String why = wasRead && isRead ? "which found less" : isRead ? NOT_FOUND : FOUND_BEFORE;
            return inTime(early, late.operation, ", " + why, List.of());
        }
        for (Read each : reads) {
            if (layer(each) == late.layer + 1) {
                Operation read = each.operation;
                return Element.end(early) < read.invoked()
                        ? inTime(early, read, ", " + NOT_FOUND, List.of())
                        : Element.end(read) < late.operation.invoked()
                                ? inTime(read, late.operation, ", " + FOUND_BEFORE, List.of())
                                : inTime(
                                        early,
                                        late.operation,
                                        "; " + words(read) + " found only what was added later",
                                        List.of(read));
            }
        }
        throw new IllegalStateException("nobody found what " + late.operation + " added");
    }

    private Broken inTime(Operation early, Operation late, String why, List<Operation> also) {
        List<Operation> core = new ArrayList<>(List.of(early, late));
        core.addAll(also);
        return broken(
                "nothing was removed, but " + words(early) + " had ended before " + words(late) + " began" + why,
                List.of(new Link(early, late, "had ended before", "")),
                core);
    }

    private int layer(Read read) {
        int layer = 0;
        for (Object each : read.values) {
            Added value = added.get(each);
            layer = Math.max(layer, value == null ? NEVER_FOUND : value.found);
        }
        return layer;
    }

    /** A read may be of thousands of values. */
    private String words(Operation operation) {
        String words = model.words(operation);
        return words.length() <= TOLD ? words : words.substring(0, TOLD) + "...";
    }

    private static Broken broken(String sentence, List<Link> links, List<Operation> core) {
        return new Broken(
                sentence,
                core.stream()
                        .sorted(Comparator.comparingLong(Operation::invoked).thenComparingLong(Operation::id))
                        .toList(),
                links);
    }
}
