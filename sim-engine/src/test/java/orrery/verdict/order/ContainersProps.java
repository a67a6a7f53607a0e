package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Search.Progress;
import orrery.verdict.order.container.Containers;

/** The verdict on containers without a search is that of the definition, its orders explain all answers, its cores do not. */
class ContainersProps {

    private static final List<String> CONTAINERS = List.of("queue", "stack", "priority-queue", "set");
    private static final long PLENTY = 1_000_000;

    /** All of them, with every answer and without, in which no value is put in twice, and of a set nothing removed. */
    @Example
    void agreesOnEveryHistoryOfFourOperations() {
        List<long[][]> intervals = SmallHistories.intervals(4);
        assertThat(intervals).hasSize(105);
        for (String name : CONTAINERS) {
            Model<?> model = Models.named(name);
            List<SmallHistories.Move> moves = SmallHistories.moves(name).stream()
                    .filter(move -> !move.question().f().equals("remove"))
                    .toList();
            int[] of = new int[3];
            for (int code = 0; code < moves.size() * moves.size() * moves.size() * moves.size(); code++) {
                SmallHistories.Move[] chosen = new SmallHistories.Move[4];
                int rest = code;
                for (int each = 0; each < 4; each++) {
                    chosen[each] = moves.get(rest % moves.size());
                    rest /= moves.size();
                }
                if (name.equals("set") || putsEachOnce(chosen)) {
                    for (long[][] times : intervals) {
                        if (isFirstOfItsKind(times, chosen)) {
                            of[agrees(model, SmallHistories.of(times, chosen).operations())]++;
                        }
                    }
                }
            }
            assertThat(of[HELD]).as(name).isGreaterThan(10_000);
            assertThat(of[BROKEN]).as(name).isGreaterThan(10_000);
            assertThat(of[UNSAID]).as(name).isLessThan((of[HELD] + of[BROKEN]) / 100);
        }
    }

    private static boolean putsEachOnce(SmallHistories.Move[] moves) {
        Set<Object> put = new HashSet<>();
        for (SmallHistories.Move move : moves) {
            if (move.question().value() != null && !put.add(move.question().value())) {
                return false;
            }
        }
        return true;
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
        return checked(model, history, finding, expected ? Progress.FOUND : Progress.IMPOSSIBLE);
    }

    /** More operations, more of them open at once, and now and then one that nobody heard of again. */
    @Property(tries = 20_000)
    void agreesWithBothSearches(@ForAll("names") String name, @ForAll long seed) {
        Model<?> model = Models.named(name);
        List<Operation> history = Containment.guessed(name, new Random(seed));
        Finding finding = Containers.judge(model, history, PLENTY);
        if (finding != null) {
            checked(model, history, finding, searched(model, history));
        }
    }

    /** An object did all this, and one answer was changed. */
    @Property(tries = 3_000)
    void agreesWhereOneAnswerWasChanged(@ForAll("names") String name, @ForAll long seed) {
        Model<?> model = Models.named(name);
        Random random = new Random(seed);
        List<Operation> history = Containment.played(name, random, 1 + random.nextInt(5), 10 + random.nextInt(30), 0);
        Finding before = Containers.judge(model, history, PLENTY);
        assertThat(before).as("%s", history).isInstanceOf(Finding.Holds.class);
        checked(model, history, before, Progress.FOUND);
        List<Operation> changed = Containment.changed(history, random);
        Finding finding = Containers.judge(model, changed, PLENTY);
        assertThat(finding).as("%s", changed).isNotNull();
        checked(model, changed, finding, searched(model, changed));
    }

    /** An object did all this; of some operations nobody heard, and half of these took effect. */
    @Example
    void agreesWhereSomeWereNeverHeardOf() {
        int unsaid = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            String name = CONTAINERS.get(seed % CONTAINERS.size());
            Model<?> model = Models.named(name);
            Random random = new Random(seed);
            List<Operation> history =
                    Containment.played(name, random, 1 + random.nextInt(5), 10 + random.nextInt(30), 6);
            Finding before = Containers.judge(model, history, PLENTY);
            if (before == null) {
                unsaid++;
            } else {
                checked(model, history, before, Progress.FOUND);
            }
            List<Operation> changed = Containment.changed(history, random);
            Finding finding = Containers.judge(model, changed, PLENTY);
            if (finding != null) {
                checked(model, changed, finding, searched(model, changed));
            }
        }
        assertThat(unsaid).isLessThan(40);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(CONTAINERS);
    }

    /** What a search says; if it cannot, an order that explains all answers speaks for itself. */
    private static Progress searched(Model<?> model, List<Operation> history) {
        return new Alternating(Calls.of(model, history)).advance(20_000);
    }

    private static int checked(Model<?> model, List<Operation> history, Finding finding, Progress expected) {
        switch (finding) {
            case Finding.Holds holds -> {
                assertThat(expected).as("%s", history).isNotEqualTo(Progress.IMPOSSIBLE);
                isWitness(model, holds.order(), history);
                return HELD;
            }
            case Finding.Broken broken -> {
                assertThat(expected).as("%s", history).isNotEqualTo(Progress.FOUND);
                assertThat(broken.sentence()).isNotBlank();
                assertThat(history).containsAll(broken.core());
                assertThat(searched(model, broken.core()))
                        .as("%s is the core of %s", broken, history)
                        .isEqualTo(Progress.IMPOSSIBLE);
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
