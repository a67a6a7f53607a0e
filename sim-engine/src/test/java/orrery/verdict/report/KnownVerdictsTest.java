package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.verdict.Finding;
import orrery.verdict.Shared;
import orrery.verdict.Verdict.Status;
import orrery.verdict.file.Histories;
import orrery.verdict.file.Histories.Form;
import orrery.verdict.file.Vocabularies;
import orrery.verdict.file.Vocabulary;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;

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

    private static Linearizability linearizability(String file) {
        Model<?> model = file.startsWith("porcupine/kv")
                ? Models.named("kv-text")
                : file.contains("mutex")
                        ? Models.named("mutex")
                        : Models.register("cas-register", file.startsWith("knossos") ? 0L : null);
        return new Linearizability(model);
    }

    private static Vocabulary vocabulary(String file) {
        return file.startsWith("porcupine/jepsen") ? Vocabularies.etcd() : Vocabularies.jepsen();
    }

    @Test
    void linearizable() throws IOException {
        for (Shared.Entry entry : entries("[LN]")) {
            History history = Histories.read(entry.file(), Histories.form(entry.file()), vocabulary(entry.name()));
            assertThat(linearizability(entry.name()).decide(history))
                    .as(entry.name())
                    .isEqualTo(entry.label().equals("L") ? Status.HELD : Status.BROKEN);
        }
    }

    @Test
    void isolated() throws IOException {
        for (Shared.Entry entry : entries("0|RC|RA|CC|TCC|SI|SER")) {
            Form form = entry.name().startsWith("awdit") ? Form.AWDIT : Histories.form(entry.file());
            History history = Histories.read(entry.file(), form, Vocabularies.transactions());
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
