package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding.Broken;
import orrery.verdict.Told;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.report.Report.Entry;
import orrery.verdict.report.Report.Standing;

/** Operations that are shown to contradict each other do so with few values, written again and again, too. */
class PinningProps {

    private static final Model<?> KV = Models.named("kv");

    /** The shown operations alone, with every other write possible at any time, are not linearizable. */
    @Property(tries = 500)
    void theShownOperationsContradictEachOther(@ForAll long seed) {
        History history = history(new Random(seed));
        Lattice lattice = Lattice.ofOperations(KV, 100_000);
        Entry entry = Report.of(lattice, history, lattice.points().getFirst()).first();
        if (entry.standing() != Standing.BROKEN || !(entry.finding() instanceof Broken broken)) {
            assertThat(entry.standing()).isEqualTo(Standing.HOLDS);
            return;
        }
        Set<Long> shown = broken.core().stream().map(Operation::id).collect(Collectors.toSet());
        Told others = new Told();
        int client = 100;
        for (Operation operation : history.operations()) {
            Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
            // what changed nothing explains nothing
            if (!shown.contains(operation.id()) && KV.effect(operation.question(), answer) != Model.Effect.LOOKS) {
                others.lost(client++, 0, operation.question());
            }
        }
        History freed = new History(Stream.concat(
                        others.history().operations().stream()
                                .map(each -> new Operation(
                                        each.id() + 1000,
                                        each.client(),
                                        each.question(),
                                        each.invoked(),
                                        each.completed(),
                                        each.outcome(),
                                        0,
                                        0)),
                        broken.core().stream())
                .toList());
        assertThat(new Linearizability(KV).check(freed))
                .as("%s of %s", broken, history)
                .isInstanceOf(Broken.class);
    }

    private static History history(Random random) {
        Told told = new Told();
        for (int nth = 0; nth < 10; nth++) {
            long from = 4L * nth + random.nextInt(3);
            long to = from + 1 + random.nextInt(12);
            long value = random.nextInt(3);
            switch (random.nextInt(5)) {
                case 0, 1 -> told.put(nth, from, to, "x", value);
                case 2 -> told.cas(nth, from, to, "x", value, random.nextInt(3), random.nextInt(4) > 0);
                default -> told.get(nth, from, to, "x", value);
            }
        }
        return told.history();
    }
}
