package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.verdict.Told;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Container;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.report.Report.Entry;
import orrery.verdict.report.Report.Standing;

/**
 * Thousands of adds by many clients at once, many of which nobody heard of, and one read that no order explains: that is told
 * without a search, by all models. Counted in questions to the model, so that it is the same on every machine.
 */
class SlowSetTest {

    private static final int ADDS = 4_000;
    private static final int CLIENTS = 20;
    private static final long QUESTIONS_AN_OPERATION = 20;

    @ParameterizedTest
    @ValueSource(strings = {"never added", "twice", "each what the other did not"})
    void isToldAtOnce(String wrong) {
        Told told = new Told();
        List<Object> added = new ArrayList<>();
        for (int nth = 0; nth < ADDS; nth++) {
            Asked add = new Asked("add", (long) nth);
            if (nth % 10 == 0) {
                told.lost(CLIENTS + nth, nth, add);
            } else {
                told.op(nth % CLIENTS, nth, nth + CLIENTS - 1, add, Answered.NOTHING);
                added.add((long) nth);
            }
        }
        List<Object> other = new ArrayList<>(added);
        switch (wrong) {
            case "never added" -> added.add((long) ADDS);
            case "twice" -> added.add(1L);
            default -> {
                added.remove(1L);
                other.remove(2L);
                told.op(1, 2L * ADDS, 2L * ADDS + 1, new Asked("read"), new Answered(other));
            }
        }
        told.op(0, 2L * ADDS, 2L * ADDS + 1, new Asked("read"), new Answered(added));

        AtomicLong questions = new AtomicLong();
        Report report = Report.of(Lattice.ofOperations(counting(questions), 5_000_000), told.history());

        assertThat(report.entries()).extracting(Entry::standing).containsOnly(Standing.BROKEN);
        assertThat(questions.get()).isLessThan(ADDS * QUESTIONS_AN_OPERATION);
    }

    private static Model<?> counting(AtomicLong questions) {
        Model<?> set = Models.named("set");
        return (Model<?>) Proxy.newProxyInstance(
                Container.class.getClassLoader(),
                new Class<?>[] {Model.class, Container.class},
                (proxy, method, arguments) -> {
                    questions.incrementAndGet();
                    try {
                        return method.invoke(set, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
