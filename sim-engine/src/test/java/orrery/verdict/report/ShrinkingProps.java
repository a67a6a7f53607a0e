package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.History;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.Finding.Broken;
import orrery.verdict.Told;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Access.Kind;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.Transaction;

/** What is left of a counter-example of transactions breaks the level itself, and every transaction of it is needed. */
class ShrinkingProps {

    @Property(tries = 300)
    void whatIsLeftIsACounterExampleWithoutWaste(@ForAll long seed) {
        Random random = new Random(seed);
        boolean lists = random.nextBoolean();
        History history = history(random, lists);
        for (Level level : Level.values()) {
            Isolation isolation = new Isolation(level, 20_000);
            if (!(isolation.check(history) instanceof Broken broken)) {
                continue;
            }
            List<Operation> core = Shrinking.of(isolation, history, broken).core();
            assertThat(core).hasSizeLessThanOrEqualTo(history.operations().size());
            assertThat(isolation.check(new History(core)))
                    .as("%s of %s", level, history)
                    .isInstanceOf(Broken.class);
            if (!lists) {
                core.forEach(each -> assertNeeded(isolation, core, each));
            }
        }
    }

    /** Nobody is shown an answer that no client was given: a transaction may be told in part, a list may not. */
    @Property(tries = 300)
    void answersAreShownAsTheyWereSeen(@ForAll long seed) {
        History history = history(new Random(seed), true);
        Report report = Report.of(Lattice.ofTransactions(20_000), history);
        for (Report.Entry entry : report.entries()) {
            if (entry.finding() instanceof Broken broken) {
                broken.core().forEach(each -> assertSeen(report, each));
                broken.links().forEach(link -> assertThat(broken.sentence()).contains(report.words(link)));
            }
        }
    }

    private static void assertSeen(Report report, Operation told) {
        Operation whole = report.history().operations().get((int) told.id());
        assertThat(accesses(whole)).containsSubsequence(accesses(told));
        assertThat(report.content(told).contains("…"))
                .isEqualTo(accesses(told).size() < accesses(whole).size());
    }

    /** Left out with all reads of it. */
    private static void assertNeeded(Isolation isolation, List<Operation> core, Operation out) {
        List<Access> gone = accesses(out).stream()
                .filter(access -> access.kind() == Kind.WRITE)
                .toList();
        List<Operation> rest = new ArrayList<>();
        for (Operation operation : core) {
            List<Access> kept = accesses(operation).stream()
                    .filter(access -> gone.stream()
                            .noneMatch(write -> write.key().equals(access.key())
                                    && String.valueOf(write.value()).equals(String.valueOf(access.value()))))
                    .toList();
            if (operation.id() != out.id() && !kept.isEmpty()) {
                rest.add(ReadsAndWrites.with(operation, new Transaction(kept)));
            }
        }
        assertThat(isolation.check(new History(rest)))
                .as("without %s of %s", out, core)
                .isInstanceOf(Finding.Holds.class);
    }

    private static List<Access> accesses(Operation operation) {
        return ((Transaction) operation.question()).accesses();
    }

    /** Reads of whatever was written by anybody so far, or of nothing. */
    private static History history(Random random, boolean lists) {
        Told told = new Told();
        List<List<Object>> written = List.of(new ArrayList<>(), new ArrayList<>());
        for (int nth = 0; nth < 12; nth++) {
            List<Access> accesses = new ArrayList<>();
            for (int access = 0; access <= random.nextInt(2); access++) {
                int key = random.nextInt(2);
                List<Object> values = written.get(key);
                if (random.nextBoolean()) {
                    Object value = (long) (10 * nth + access);
                    values.add(value);
                    accesses.add(new Access(lists ? Kind.APPEND : Kind.WRITE, "k" + key, value));
                } else {
                    int seen = random.nextInt(values.size() + 1);
                    Object read =
                            lists ? List.copyOf(values.subList(0, seen)) : seen == 0 ? null : values.get(seen - 1);
                    accesses.add(new Access(Kind.READ, "k" + key, read));
                }
            }
            Transaction transaction = new Transaction(accesses);
            told.op(random.nextInt(3), 10L * nth, 10L * nth + 5 + random.nextInt(20), transaction, transaction);
        }
        return told.history();
    }
}
