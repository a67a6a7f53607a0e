package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.verdict.Finding;
import orrery.verdict.Rewriting;
import orrery.verdict.Shared;
import orrery.verdict.Verdict.Status;
import orrery.verdict.file.Histories;
import orrery.verdict.file.Histories.Form;
import orrery.verdict.file.Vocabularies;
import orrery.verdict.file.Vocabulary;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.Transaction;

/** All histories of the shared collection get the verdicts that are known for them, and none stays undecided. */
class KnownVerdictsTest {

    private static final List<Level> LADDER = List.of(
            Level.READ_COMMITTED, Level.READ_ATOMIC, Level.CAUSAL, Level.SNAPSHOT_ISOLATION, Level.SERIALIZABLE);

    private static List<Shared.Entry> entries(String labels) throws IOException {
        List<Shared.Entry> entries = Shared.entries().stream()
                .filter(entry -> entry.label().matches(labels))
                .toList();
        assumeTrue(!entries.isEmpty(), "skipped: there is no ../shared/histories beside the repository");
        return entries;
    }

    /** @param initial what a register begins with in Knossos' files: zero, by whatever name */
    private static Linearizability linearizability(String file, Object initial) {
        Model<?> model = file.startsWith("porcupine/kv")
                ? Models.named("kv-text")
                : file.contains("mutex")
                        ? Models.named("mutex")
                        : Models.register("cas-register", file.startsWith("knossos") ? initial : null);
        return new Linearizability(model);
    }

    private static Vocabulary vocabulary(String file) {
        return file.startsWith("porcupine/jepsen") ? Vocabularies.etcd() : Vocabularies.jepsen();
    }

    @Test
    void linearizable() throws IOException {
        for (Shared.Entry entry : entries("[LN]")) {
            History history = Histories.read(entry.file(), Histories.form(entry.file()), vocabulary(entry.name()));
            assertThat(linearizability(entry.name(), 0L).decide(history))
                    .as(entry.name())
                    .isEqualTo(entry.label().equals("L") ? Status.HELD : Status.BROKEN);
        }
    }

    /** Under other names, at another pace, with pending reads and beside another key, the verdicts are the same. */
    @Test
    void linearizableRewritten() throws IOException {
        History company = null;
        String companysKind = "";
        boolean companyHeld = false;
        for (Shared.Entry entry : entries("[LN]")) {
            History history = Histories.read(entry.file(), Histories.form(entry.file()), vocabulary(entry.name()));
            boolean held = entry.label().equals("L");
            boolean texts = entry.name().startsWith("porcupine/kv");
            String kind = texts
                    ? "texts"
                    : entry.name().contains("mutex") ? "mutex" : entry.name().substring(0, 4);
            Rewriting rewriting = new Rewriting(entry.name().length());
            History other = rewriting.stretched(rewriting.renamedClients(rewriting.renamedValues(history), "p"));
            if (!kind.equals("mutex")) {
                Asked read = new Asked(texts ? "get" : "read", texts ? "0" : null, null);
                other = rewriting.withPending(other, read, 5);
            }
            other = rewriting.withReadsAgain(other, 10);
            Linearizability judge = linearizability(entry.name(), Objects.requireNonNull(Rewriting.renamed(0L)));
            assertThat(judge.decide(other)).as(entry.name()).isEqualTo(held ? Status.HELD : Status.BROKEN);
            History keyed = rewriting.renamedKeys(rewriting.renamedClients(history, "q"), "a");
            if (company != null && kind.equals(companysKind) && !kind.equals("mutex")) {
                History both = rewriting.together(rewriting.renamedKeys(rewriting.stretched(company), "b"), keyed);
                assertThat(linearizability(entry.name(), 0L).decide(both))
                        .as(entry.name() + " in company")
                        .isEqualTo(held && companyHeld ? Status.HELD : Status.BROKEN);
            }
            company = history;
            companysKind = kind;
            companyHeld = held;
        }
    }

    @Test
    void isolated() throws IOException {
        for (Shared.Entry entry : entries("0|RC|RA|CC|TCC|SI|SER")) {
            isolated(entry, transactions(entry));
        }
    }

    /** Also beside another history, in another order of what other clients did, and with more complete reads of the same. */
    @Test
    void isolatedRewritten() throws IOException {
        Shared.Entry beside = null;
        for (Shared.Entry entry : entries("0|RC|RA|CC|TCC|SI|SER")) {
            Rewriting rewriting = new Rewriting(entry.name().length());
            History given = transactions(entry);
            History history = rewriting.stretched(rewriting.renamedValues(given));
            History other = rewriting.renamedKeys(rewriting.renamedClients(history, "p"), "key");
            Transaction read = new Transaction(List.of(new Access(Access.Kind.READ, "elsewhere", null)));
            isolated(entry, rewriting.withPending(other, read, 5));
            isolated(entry, rewriting.inAnotherOrder(given));
            isolated(entry, rewriting.withReadsAgain(given, 10));
            if (beside != null && beside.label().equals(entry.label())) {
                History company = rewriting.renamedKeys(rewriting.renamedClients(transactions(beside), "q"), "a");
                isolated(entry, rewriting.together(company, rewriting.renamedKeys(given, "b")));
            }
            beside = entry;
        }
    }

    private static History transactions(Shared.Entry entry) throws IOException {
        Form form = entry.name().startsWith("awdit") ? Form.AWDIT : Histories.form(entry.file());
        return Histories.read(entry.file(), form, Vocabularies.transactions());
    }

    private static void isolated(Shared.Entry entry, History history) {
        String strongest = entry.label().equals("TCC") ? "CC" : entry.label();
        int known = List.of("0", "RC", "RA", "CC", "SI", "SER").indexOf(strongest);
        boolean mayBeStronger = entry.name().startsWith("awdit/causal");
        for (Level level : LADDER) {
            boolean expected = LADDER.indexOf(level) < known;
            if (LADDER.indexOf(level) <= LADDER.indexOf(Level.CAUSAL) || !mayBeStronger) {
                Finding finding = new Isolation(level).check(history);
                assertThat(finding)
                        .as(entry.name() + " " + level)
                        .isInstanceOf(expected ? Finding.Holds.class : Finding.Broken.class);
            }
        }
    }

    /** What is linearizable is sequentially consistent, and so on down: each model is asked for itself. */
    @Test
    void eachModelImpliesTheWeaker() throws IOException {
        for (Shared.Entry entry : entries("[LN]")) {
            History history = Histories.read(entry.file(), Histories.form(entry.file()), vocabulary(entry.name()));
            assertMonotone(
                    entry,
                    Lattice.ofOperations(linearizability(entry.name(), 0L).model(), 200_000),
                    history);
        }
        for (Shared.Entry entry : entries("0|RC|RA|CC|TCC|SI|SER")) {
            assertMonotone(entry, Lattice.ofTransactions(200_000), transactions(entry));
        }
    }

    /** @param lattice where a search gives up, or values do not tell which write was read, nothing is said */
    private static void assertMonotone(Shared.Entry entry, Lattice lattice, History history) {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (Lattice.Point point : lattice.points()) {
            try {
                found.put(point.name(), point.consistency().check(lattice.seenBy(point, history)));
            } catch (IllegalArgumentException notTold) {
                found.put(point.name(), new Finding.Undecided(String.valueOf(notTold.getMessage())));
            }
        }
        for (Lattice.Point stronger : lattice.points()) {
            for (String weaker : stronger.implies()) {
                assertThat(found.get(stronger.name()) instanceof Finding.Holds
                                && found.get(weaker) instanceof Finding.Broken)
                        .as("%s: %s holds, and %s does not", entry.name(), stronger.name(), weaker)
                        .isFalse();
            }
        }
    }

    @Test
    void simpleObjects() throws IOException {
        for (Shared.Entry entry : entries("ok|bad")) {
            String name = entry.file().getFileName().toString();
            String model = name.substring(0, name.indexOf(name.contains("-") ? '-' : '.'));
            History history = Histories.read(entry.file(), Histories.form(entry.file()), Vocabularies.jepsen());
            assertThat(new Linearizability(Models.named(model)).decide(history))
                    .as(entry.name())
                    .isEqualTo(entry.label().equals("ok") ? Status.HELD : Status.BROKEN);
        }
    }
}
