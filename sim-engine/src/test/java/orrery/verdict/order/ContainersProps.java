package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.container.Containers;

/** The verdict on containers without a search is that of the definition, its orders explain all answers, its cores do not. */
class ContainersProps {

    private static final List<String> CONTAINERS = List.of("queue", "stack", "priority-queue", "set");
    private static final long PLENTY = 1_000_000;

    /** All of them, with every answer and without, in which no value is put in twice. */
    @Example
    void agreesOnEveryHistoryOfFourOperations() {
        for (String name : CONTAINERS) {
            Model<?> model = Models.named(name);
            List<SmallHistories.Move> moves = SmallHistories.moves(name);
            int[] of = new int[3];
            for (long[][] times : SmallHistories.intervals(4)) {
                for (int code = 0; code < moves.size() * moves.size() * moves.size() * moves.size(); code++) {
                    SmallHistories.Move[] chosen = new SmallHistories.Move[4];
                    int rest = code;
                    for (int each = 0; each < 4; each++) {
                        chosen[each] = moves.get(rest % moves.size());
                        rest /= moves.size();
                    }
                    if (isFirstOfItsKind(times, chosen)) {
                        of[agrees(model, SmallHistories.of(times, chosen).operations())]++;
                    }
                }
            }
            System.out.println(name + " " + of[0] + " " + of[1] + " " + of[2]);
        }
    }

    /** Whether what was never answered ends last, in its order: where it ends makes no difference. */
    private static boolean isFirstOfItsKind(long[][] times, SmallHistories.Move[] moves) {
        long lost = Long.MIN_VALUE;
        for (int each = 0; each < moves.length; each++) {
            if (moves[each].answer() == null) {
                for (int other = 0; other < moves.length; other++) {
                    if (moves[other].answer() != null && times[other][1] > times[each][1]) {
                        return false;
                    }
                }
                if (times[each][1] < lost) {
                    return false;
                }
                lost = times[each][1];
            }
        }
        return true;
    }

    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int UNSAID = 2;

    private static int agrees(Model<?> model, List<Operation> history) {
        Finding finding = Containers.judge(model, history, PLENTY);
        if (finding == null) {
            return UNSAID;
        }
        boolean expected = Exhaustively.linearizable(model, history);
        return checked(model, history, finding, expected);
    }

    private static int checked(Model<?> model, List<Operation> history, Finding finding, boolean expected) {
        switch (finding) {
            case Finding.Holds holds -> {
                assertThat(expected).as("%s", history).isTrue();
                isWitness(model, holds.order(), history);
                return HELD;
            }
            case Finding.Broken broken -> {
                assertThat(expected).as("%s", history).isFalse();
                assertThat(broken.sentence()).isNotBlank();
                assertThat(history).containsAll(broken.core());
                if (broken.core().size() < 8) {
                    assertThat(Exhaustively.linearizable(model, broken.core()))
                            .as("%s is the core of %s", broken, history)
                            .isFalse();
                }
                return BROKEN;
            }
            case Finding.Undecided undecided -> throw new AssertionError(undecided);
        }
    }

    private static void isWitness(Model<?> model, List<Operation> order, List<Operation> history) {
        assertThat(Exhaustively.legal(model, order))
                .as("%s of %s", order, history)
                .isTrue();
        Set<Operation> ordered = new HashSet<>(order);
        assertThat(ordered).hasSameSizeAs(order);
        assertThat(history).containsAll(ordered);
        for (Operation operation : history) {
            boolean answered = operation.outcome() instanceof Outcome.Ok;
            assertThat(!answered || ordered.contains(operation))
                    .as("%s", operation)
                    .isTrue();
        }
        long begun = Long.MIN_VALUE;
        for (Operation operation : order) {
            assertThat(operation.completed()).as("%s of %s", order, history).isGreaterThanOrEqualTo(begun);
            begun = Math.max(begun, operation.invoked());
        }
    }
}
