package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.model.Model;

/**
 * Puts operations that only look between others whose order is given: each into the first gap that time allows and whose
 * state it can have met. Where one finds no place, some block that may be moved can make one.
 *
 * @param <S> the model's states
 */
final class Refused<S> {

    private static final int MOST_HOMELESS = 100;

    private final Model<S> model;
    private final List<Block<S>> blocks;
    private final List<Operation> base = new ArrayList<>();
    /** By gap, of which number g is before operation g: the state in it. */
    private final List<S> state = new ArrayList<>();

    /** By gap: the next one with another state. */
    private final int[] nextChange;

    private final List<List<Operation>> inGap = new ArrayList<>();
    private final List<Homeless<S>> homeless = new ArrayList<>();

    private record Placed(long end, int gap) {}

    /** An operation of the base, by its place there, and when it begins or ends. */
    private record Timed(long time, int place) {}

    /** @param in the block that it must not be in; null for the initial state */
    private record Homeless<S>(
            Operation operation, @Nullable Block<S> in) {}

    /** @param blocks in their order */
    Refused(Model<S> model, List<Block<S>> blocks, List<Operation> refused) {
        this.model = model;
        this.blocks = blocks;
        List<@Nullable Block<S>> blockOf = new ArrayList<>();
        blockOf.add(null);
        state.add(model.initial());
        for (Block<S> block : blocks) {
            for (Block.Moment<S> each : block.moments) {
                base.add(each.operation());
                state.add(each.state());
                blockOf.add(block);
            }
        }
        nextChange = new int[state.size()];
        for (int gap = state.size() - 1; gap >= 0; gap--) {
            inGap.add(new ArrayList<>());
            boolean same = gap + 1 < state.size() && state.get(gap).equals(state.get(gap + 1));
            nextChange[gap] = same ? nextChange[gap + 1] : gap + 1;
        }
        place(refused, blockOf);
    }

    private void place(List<Operation> refused, List<@Nullable Block<S>> blockOf) {
        Timed[] byEnd = base(Block::end);
        Latest latest = new Latest();
        PriorityQueue<Placed> placed = new PriorityQueue<>(Comparator.comparingLong(Placed::end));
        int ended = 0;
        int first = 0;
        List<Operation> inTime = new ArrayList<>(refused);
        inTime.sort(Comparator.comparingLong(Operation::invoked));
        for (Operation operation : inTime) {
            while (ended < byEnd.length && byEnd[ended].time < operation.invoked()) {
                first = Math.max(first, byEnd[ended++].place + 1);
            }
            for (Placed done = placed.peek(); done != null && done.end < operation.invoked(); done = placed.peek()) {
                first = Math.max(first, done.gap);
                placed.remove();
            }
            int gap = first;
            int last = latest.gap(operation.completed());
            while (gap <= last && model.step(state.get(gap), operation.question(), Calls.answer(operation)) == null) {
                gap = nextChange[gap];
            }
            if (gap <= last) {
                inGap.get(gap).add(operation);
                placed.add(new Placed(operation.completed(), gap));
            } else {
                homeless.add(new Homeless<>(operation, blockOf.get(first)));
            }
        }
    }

    private Timed[] base(ToLongFunction<Operation> time) {
        Timed[] sorted = new Timed[base.size()];
        for (int place = 0; place < sorted.length; place++) {
            sorted[place] = new Timed(time.applyAsLong(base.get(place)), place);
        }
        Arrays.sort(sorted, Comparator.comparingLong(Timed::time));
        return sorted;
    }

    /** How late something can be that ended at some time: before all that began later. */
    private final class Latest {

        private final long[] begins;
        /** The first place of those that began then or later. */
        private final int[] firstPlace;

        private Latest() {
            Timed[] byBegin = base(Operation::invoked);
            begins = Arrays.stream(byBegin).mapToLong(Timed::time).toArray();
            firstPlace = new int[begins.length + 1];
            firstPlace[begins.length] = base.size();
            for (int nth = begins.length - 1; nth >= 0; nth--) {
                firstPlace[nth] = Math.min(firstPlace[nth + 1], byBegin[nth].place);
            }
        }

        private int gap(long end) {
            int found = Arrays.binarySearch(begins, end);
            int later = found < 0 ? -found - 1 : found;
            while (later < begins.length && begins[later] == end) {
                later++;
            }
            return firstPlace[later];
        }
    }

    boolean allPlaced() {
        return homeless.isEmpty();
    }

    /** All operations, if all were placed. */
    List<Operation> order() {
        List<Operation> order = new ArrayList<>();
        for (int gap = 0; gap < inGap.size(); gap++) {
            order.addAll(inGap.get(gap));
            if (gap < base.size()) {
                order.add(base.get(gap));
            }
        }
        return order;
    }

    /** Moves blocks that take no time, so that there may be place for those that found none. False if none can be moved. */
    boolean shift() {
        if (homeless.size() > MOST_HOMELESS) {
            return false;
        }
        List<Block<S>> moved = new ArrayList<>();
        for (Homeless<S> each : homeless) {
            for (Block<S> block : blocks) {
                if (!block.takesTime() && !moved.contains(block) && makesPlace(block, each)) {
                    moved.add(block);
                    break;
                }
            }
        }
        return !moved.isEmpty();
    }

    /** Moves it into the time of the operation, and not into the zone of the block that this must not be in. */
    private boolean makesPlace(Block<S> block, Homeless<S> each) {
        Operation operation = each.operation;
        Block<S> in = each.in;
        S left = block.moments.getLast().state();
        if (block.equals(in) || model.step(left, operation.question(), Calls.answer(operation)) == null) {
            return false;
        }
        long zoneBegins = in == null ? Long.MIN_VALUE : in.takesTime() ? in.firstEnd : in.moment;
        long zoneEnds = in == null ? Long.MIN_VALUE : in.takesTime() ? in.lastBegin : in.moment;
        return block.moveInto(Math.max(operation.invoked(), zoneEnds), operation.completed())
                || block.moveInto(operation.invoked(), Math.min(operation.completed(), zoneBegins));
    }
}
