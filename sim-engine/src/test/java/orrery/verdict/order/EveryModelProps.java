package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.History;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Search.Progress;

/** For every model, both searches agree with the definition on small histories, and so does sequential consistency. */
class EveryModelProps {

    @Provide
    Arbitrary<String> models() {
        return SmallHistories.models();
    }

    @Property(tries = 6000)
    void bothSearchesAgreeWithTheDefinition(@ForAll("models") String name, @ForAll long seed) {
        Model<?> model = Models.named(name);
        History history = SmallHistories.history(name, seed);
        agrees(model, history);
    }

    /** All of them, with every answer and without: each pair of intervals, each choice of questions. */
    @Example
    void bothSearchesAgreeOnEveryHistoryOfThreeOperations() {
        for (String name : SmallHistories.MODELS) {
            Model<?> model = Models.named(name);
            List<SmallHistories.Move> moves = SmallHistories.moves(name);
            int broken = 0;
            int all = 0;
            for (long[][] times : SmallHistories.intervals(3)) {
                for (SmallHistories.Move first : moves) {
                    for (SmallHistories.Move second : moves) {
                        for (SmallHistories.Move third : moves) {
                            broken += agrees(model, SmallHistories.of(times, first, second, third)) ? 0 : 1;
                            all++;
                        }
                    }
                }
            }
            assertThat(broken).as(name).isBetween(all / 50, all - all / 50);
        }
    }

    private static boolean agrees(Model<?> model, History history) {
        boolean expected = Exhaustively.linearizable(model, history.operations());
        assertThat(found(model, history, JustInTime::new))
                .as("just in time: %s", history)
                .isEqualTo(expected);
        assertThat(found(model, history, WingGong::new))
                .as("Wing and Gong: %s", history)
                .isEqualTo(expected);
        return expected;
    }

    private static boolean found(Model<?> model, History history, Function<Calls, Search> search) {
        return Calls.parts(model, history.operations()).values().stream()
                .map(part -> search.apply(Calls.of(model, part)))
                .allMatch(each -> each.advance(1_000_000) == Progress.FOUND);
    }

    @Property(tries = 3000)
    void aWitnessIsAnOrderThatExplainsAllAnswers(@ForAll("models") String name, @ForAll long seed) {
        Model<?> model = Models.named(name);
        History history = SmallHistories.history(name, seed);
        Finding finding = new Linearizability(model).check(history);
        assertThat(finding instanceof Finding.Holds)
                .as("%s", history)
                .isEqualTo(Exhaustively.linearizable(model, history.operations()));
        if (finding instanceof Finding.Holds holds) {
            assertThat(Exhaustively.legal(model, holds.order()))
                    .as("%s", history)
                    .isTrue();
        }
    }

    @Property(tries = 4000)
    void sequentialConsistencyAgreesWithTheDefinition(@ForAll("models") String name, @ForAll long seed) {
        Model<?> model = Models.named(name);
        History history = SmallHistories.history(name, seed);
        Finding finding = new SequentialConsistency(model).check(history);
        assertThat(finding instanceof Finding.Holds)
                .as("%s", history)
                .isEqualTo(Exhaustively.sequential(model, history.operations()));
        if (new Linearizability(model).check(history) instanceof Finding.Holds) {
            assertThat(finding).isInstanceOf(Finding.Holds.class);
        }
    }

    /** All of them, with every answer and without: two clients that ask twice. */
    @Example
    void sequentialConsistencyAgreesOnEveryHistoryOfFourOperations() {
        for (String name : SmallHistories.MODELS) {
            Model<?> model = Models.named(name);
            List<SmallHistories.Move> moves = SmallHistories.moves(name);
            int all = moves.size() * moves.size() * moves.size() * moves.size();
            int broken = 0;
            for (int code = 0; code < all; code++) {
                Told told = new Told();
                int rest = code;
                for (int each = 0; each < 4; each++) {
                    SmallHistories.Move move = moves.get(rest % moves.size());
                    rest /= moves.size();
                    if (move.answer() == null) {
                        told.lost(each % 2, each, move.question());
                    } else {
                        told.op(each % 2, each, each, move.question(), move.answer());
                    }
                }
                History history = told.history();
                boolean expected = Exhaustively.sequential(model, history.operations());
                Finding finding = new SequentialConsistency(model).check(history);
                assertThat(finding instanceof Finding.Holds).as("%s", history).isEqualTo(expected);
                broken += expected ? 0 : 1;
            }
            assertThat(broken).as(name).isBetween(all / 50, all - all / 50);
        }
    }
}
