package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.model.Model;
import orrery.verdict.order.Search.Progress;

/**
 * Linearizability of a register whose writes are all different, without a search, in n log n: the zones of Gibbons and Korach
 * ("Testing shared memories", 1997, section 4), and with them compare-and-set.
 *
 * <p><b>Without what was refused.</b> A write, the reads that found it, the compare-and-set that replaced it, the reads that
 * found that one's value, and so on, stand together in every linearization: a {@link Block}. So a linearization is
 * an order of the blocks and one within each. Within a block only the order of its values is asked for, and each operation
 * that time allows there. Block A must precede B if an operation of A ended before one of B began, that is, if A's first end
 * is before B's last beginning. If blocks must precede each other in a circle, take a shortest one; if it had more than two,
 * then none of its chords would hold, so that each one's first end would be before that of the one before it, all around: so
 * two blocks must precede each other. These are found by sorting.
 *
 * <p><b>Refused compare-and-sets</b> (and whatever else only looks, in any of several states) change nothing, so they can
 * only make a history worse. Those that fit into the order that was found are {@linkplain Refused put there}. One is
 * impossible if it lies between two operations on the very value that it must not meet: between one that had ended and one
 * that had not begun. Where neither is so after some shifting, the answer is left to the searches.
 *
 * @param <S> the model's states
 */
final class Zones<S> {

    private static final int MOST_ROUNDS = 30;

    private final Progress progress;
    private final List<Block<S>> blocks;
    private final List<Operation> order;

    private Zones(Progress progress, List<Block<S>> blocks, List<Operation> order) {
        this.progress = progress;
        this.blocks = blocks;
        this.order = order;
    }

    /** Whether it can be linearized; {@link Progress#RUNNING} if that cannot be said without a search. */
    Progress progress() {
        return progress;
    }

    /** A linearization, if there is one. */
    List<Operation> order() {
        return order;
    }

    /**
     * The state in which the register is afterwards, if all of it was answered and can be linearized; empty if it can be in
     * one of several.
     */
    Optional<S> last(S initial) {
        long latest = Long.MIN_VALUE;
        long second = Long.MIN_VALUE;
        for (Block<S> block : blocks) {
            second = Math.max(second, Math.min(latest, block.lastBegin));
            latest = Math.max(latest, block.lastBegin);
        }
        List<S> last = new ArrayList<>();
        for (Block<S> block : blocks) {
            // where one must precede no other it can be the last
            if (block.firstEnd >= (block.lastBegin == latest ? second : latest)) {
                last.add(block.last);
            }
        }
        return blocks.isEmpty()
                ? Optional.of(initial)
                : last.size() == 1 ? Optional.of(last.getFirst()) : Optional.empty();
    }

    /**
     * Null if the writes are not all different, or what was asked is neither read, write nor compare-and-set.
     *
     * @param part operations of one part, without those that failed
     */
    static <S> @Nullable Zones<S> of(Model<S> model, List<Operation> part) {
        Values<S> values = Values.of(model, part);
        if (values == null) {
            return null;
        }
        List<Block<S>> blocks = values.blocks();
        if (blocks == null || !inThemselves(blocks) || anyTwoClash(blocks)) {
            return new Zones<>(Progress.IMPOSSIBLE, List.of(), List.of());
        }
        if (values.others().isEmpty()) {
            blocks.sort(Block.ORDER);
            return new Zones<>(Progress.FOUND, blocks, operations(blocks));
        }
        TreeMap<Long, Block.Tenure<S>> tenures = tenures(blocks);
        for (Operation refused : values.others()) {
            if (isCaught(model, refused, tenures)) {
                return new Zones<>(Progress.IMPOSSIBLE, List.of(), List.of());
            }
        }
        limit(blocks);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            blocks.sort(Block.ORDER);
            Refused<S> placing = new Refused<>(model, blocks, values.others());
            if (placing.allPlaced()) {
                return new Zones<>(Progress.FOUND, blocks, placing.order());
            }
            if (!placing.shift()) {
                break;
            }
        }
        return new Zones<>(Progress.RUNNING, List.of(), List.of());
    }

    private static <S> boolean inThemselves(List<Block<S>> blocks) {
        return blocks.stream().allMatch(block -> block.fits);
    }

    private static <S> List<Operation> operations(List<Block<S>> blocks) {
        List<Operation> order = new ArrayList<>();
        blocks.forEach(block -> block.moments.forEach(each -> order.add(each.operation())));
        return order;
    }

    /** Those that take time must not overlap, nor lie around one that takes none. */
    private static <S> boolean anyTwoClash(List<Block<S>> blocks) {
        List<Block<S>> timeless = new ArrayList<>();
        List<Block<S>> lasting = new ArrayList<>();
        blocks.sort(Block.ORDER);
        for (Block<S> block : blocks) {
            (block.takesTime() ? lasting : timeless).add(block);
        }
        for (int next = 1; next < lasting.size(); next++) {
            if (lasting.get(next).mustPrecede(lasting.get(next - 1))) {
                return true;
            }
        }
        int next = 0;
        for (Block<S> block : timeless) {
            while (next < lasting.size() && lasting.get(next).mustPrecede(block)) {
                next++;
            }
            if (next > 0 && block.mustPrecede(lasting.get(next - 1))) {
                return true;
            }
        }
        return false;
    }

    /** How late each may be that takes no time: not after one that it must precede. */
    private static <S> void limit(List<Block<S>> blocks) {
        List<Block<S>> lasting =
                blocks.stream().filter(Block::takesTime).sorted(Block.ORDER).toList();
        List<Block<S>> timeless = new ArrayList<>(
                blocks.stream().filter(block -> !block.takesTime()).toList());
        timeless.sort(Comparator.comparingLong(block -> block.firstEnd));
        int next = 0;
        for (Block<S> block : timeless) {
            while (next < lasting.size() && !block.mustPrecede(lasting.get(next))) {
                next++;
            }
            long latest = block.firstEnd == Operation.OPEN ? block.lastBegin : block.firstEnd;
            block.latest = next < lasting.size() ? Math.min(latest, lasting.get(next).firstEnd) : latest;
            block.moment = block.lastBegin + (block.latest - block.lastBegin) / 2;
        }
    }

    /** Whether it began after an operation on a value that it must not meet had ended, and ended before another began. */
    private static <S> boolean isCaught(Model<S> model, Operation refused, TreeMap<Long, Block.Tenure<S>> tenures) {
        Map.Entry<Long, Block.Tenure<S>> around = tenures.lowerEntry(refused.invoked());
        return around != null
                && around.getValue().lastBegin() > refused.completed()
                && model.step(around.getValue().state(), refused.question(), Calls.answer(refused)) == null;
    }

    /** Those that take time, by their first ends; they do not overlap, because their blocks do not. */
    private static <S> TreeMap<Long, Block.Tenure<S>> tenures(List<Block<S>> blocks) {
        TreeMap<Long, Block.Tenure<S>> tenures = new TreeMap<>();
        for (Block<S> block : blocks) {
            block.tenures.forEach(tenure -> tenures.put(tenure.firstEnd(), tenure));
        }
        return tenures;
    }
}
