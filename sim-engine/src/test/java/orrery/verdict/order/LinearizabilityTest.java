package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.Verdict.Status;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Models;

/** Linearizability on histories small enough to judge by eye, and what it says about those that are not linearizable. */
class LinearizabilityTest {

    private static Finding check(Told told) {
        return new Linearizability(Models.named("kv")).check(told.history());
    }

    private static Finding.Broken broken(Told told) {
        return (Finding.Broken) check(told);
    }

    private static List<Long> order(Told told) {
        return ((Finding.Holds) check(told)).order().stream().map(Operation::id).toList();
    }

    @Test
    void anEmptyHistoryIsLinearizable() {
        assertThat(order(new Told())).isEmpty();
    }

    @Test
    void concurrentOperationsMayTakeEffectInEitherOrder() {
        Told told = new Told().put(1, 1, 10, "k", 4).get(2, 2, 3, "k", null).get(2, 4, 5, "k", 4L);
        assertThat(order(told)).containsExactly(1L, 0L, 2L);
    }

    @Test
    void keysAreJudgedAloneAndTheirOrdersMerged() {
        Told told = new Told()
                .put(1, 1, 2, "a", 1)
                .put(2, 3, 4, "b", 2)
                .get(1, 5, 6, "a", 1L)
                .get(2, 7, 8, "b", 2L);
        assertThat(order(told)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void anOperationThatWasNeverAnsweredMayTakeEffectLateOrNever() {
        Told lost = new Told().lost(1, 1, new KeyValue.Put("k", 4));
        assertThat(order(lost.get(2, 5, 6, "k", null))).containsExactly(1L);
        assertThat(order(lost.get(2, 7, 8, "k", 4L))).containsExactly(1L, 0L, 2L);
    }

    @Test
    void whatFailedTookNoEffect() {
        Finding.Broken broken =
                broken(new Told().failed(1, 1, 2, new KeyValue.Put("k", 4)).get(2, 5, 6, "k", 4L));
        assertThat(broken.sentence()).isEqualTo("nothing in the history explains c2's get k = 4");
    }

    @Test
    void aReadFromTheFutureIsExplained() {
        Finding.Broken broken = broken(new Told()
                .put(1, 1, 2, "k", 3)
                .get(3, 3, 4, "k", 4L)
                .get(2, 3, 9, "k", 3L)
                .put(1, 7, 8, "k", 4));
        assertThat(broken.sentence())
                .isEqualTo(
                        "c1's put k = 4 began 3ms after c3's get k = 4 had ended, but the answers fit only in the other order");
        assertThat(broken.core()).extracting(Operation::id).containsExactly(1L, 3L);
    }

    @Test
    void aStaleReadIsExplained() {
        Finding.Broken broken = broken(new Told()
                .put(1, 1, 2, "k", 4)
                .get(2, 1, 6, "k", 4L)
                .put(1, 3, 4, "k", 5)
                .get(3, 7, 8, "k", 4L));
        assertThat(broken.sentence())
                .isEqualTo("c1's put k = 5 began 1ms after c1's put k = 4 had ended; "
                        + "c3's get k = 4 began 3ms after c1's put k = 5 had ended; "
                        + "the answers fit only if one of these had not been so");
    }

    private Told swapped(Told told, int client, long from, long to, long expected, long value) {
        return told.op(client, from, to, new KeyValue.Cas("k", expected, value), new KeyValue.Swapped(true));
    }

    @Test
    void aValueThatWasReplacedTwiceIsNamed() {
        Told told = new Told().put(1, 1, 2, "k", 4);
        swapped(told, 2, 3, 6, 4, 5);
        swapped(told, 3, 4, 7, 4, 6);
        Finding.Broken broken = broken(told);
        assertThat(broken.sentence())
                .isEqualTo("c2's cas k 4 to 5 (swapped) and c3's cas k 4 to 6 (swapped) both replaced 4, "
                        + "which had been written only once, by c1's put k = 4");
        assertThat(broken.core()).extracting(Operation::id).containsExactly(1L, 2L);
        told.put(1, 5, 6, "k", 4);
        assertThat(check(told)).isInstanceOf(Finding.Holds.class);
    }

    @Test
    void aValueThatWasWrittenAgainTooLateIsNamed() {
        Told told = new Told().put(1, 1, 2, "k", 4);
        swapped(told, 2, 3, 6, 4, 5);
        swapped(told, 3, 4, 7, 4, 6);
        Finding.Broken broken = broken(told.put(4, 8, 9, "k", 4));
        assertThat(broken.sentence())
                .endsWith("both replaced 4, which had been written only once by then, by c1's put k = 4");
        assertThat(broken.links())
                .extracting(link -> link.before().id() + " " + link.after().id())
                .containsExactly("2 3");
    }

    /** Money that is missing is missing at any time, and the clock is not blamed for it. */
    @Test
    void whatFitsInNoOrderIsNotBlamedOnTime() {
        Told told = new Told();
        Asked read = new Asked("read", null, null);
        told.op(1, 1, 2, read, new Answered(Map.of("a", 10L, "b", 10L)));
        told.op(2, 3, 4, read, new Answered(Map.of("a", 5L, "b", 10L)));
        Finding.Broken broken = (Finding.Broken) new Linearizability(Models.named("bank")).check(told.history());
        assertThat(broken.sentence())
                .startsWith("no order at all explains c1's read = {")
                .contains(", c2's read = {");
        assertThat(broken.links()).isEmpty();
        assertThat(new SequentialConsistency(Models.named("bank")).explained(told.history(), broken.core()))
                .map(Finding.Broken::sentence)
                .contains(broken.sentence());
    }

    @Test
    void whatEndsWhenAnotherBeginsIsConcurrentWithIt() {
        assertThat(order(new Told().put(1, 1, 5, "k", 4).get(2, 5, 6, "k", null)))
                .containsExactly(1L, 0L);
    }

    @Test
    void aBudgetThatIsSpentLeavesItUndecided() {
        Told told = new Told().put(1, 1, 2, "k", 4).put(2, 3, 4, "k", 4);
        Finding finding = new Linearizability(Models.named("kv"), 1).check(told.history());
        assertThat(finding).isEqualTo(new Finding.Undecided("undecided after 1 steps over 2 operations on k"));
        assertThat(new Linearizability(Models.named("kv"), 1).decide(told.history()))
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aQuestionThatIsNoneOfTheModelsIsAnError() {
        record Ping() {}
        History history = new Told().op(1, 1, 2, new Ping(), new Ping()).history();
        assertThatThrownBy(() -> new Linearizability(Models.named("kv")).check(history))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the kv model knows get, put and cas, not Ping[]");
        assertThatThrownBy(() -> Models.named("vk")).hasMessageStartingWith("there is no model \"vk\"; there are kv");
    }
}
