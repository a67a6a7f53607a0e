package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.api.Operation;
import orrery.verdict.Shared;
import orrery.verdict.file.Histories;
import orrery.verdict.file.Vocabularies;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;

/** The searches stay short: counted in steps, which are the same on every machine. */
class StepsTest {

    /** A third of 50,000 steps of the model for all 102 of them. */
    private static final long ALLOWED_A_LOG = 50_000 / 102 / 3;

    @Test
    void etcdsLogs() throws IOException {
        List<Shared.Entry> logs = Shared.entries().stream()
                .filter(entry -> entry.name().startsWith("porcupine/jepsen"))
                .toList();
        assumeTrue(!logs.isEmpty(), "skipped: there is no ../shared/histories beside the repository");
        Model<?> model = Models.register("cas-register", null);
        long tried = 0;
        long asked = 0;
        for (Shared.Entry entry : logs) {
            History history = Histories.read(entry.file(), Histories.form(entry.file()), Vocabularies.etcd());
            for (List<Operation> part : Calls.parts(model, history.operations()).values()) {
                Calls calls = Calls.of(model, part);
                Search search = new Alternating(calls);
                search.advance(1_000_000);
                tried += search.steps();
                asked += calls.automaton.modelSteps();
            }
        }
        assertThat(asked).as("steps of the model over %s logs", logs.size()).isLessThan(logs.size() * ALLOWED_A_LOG);
        assertThat(tried).as("transitions, most of them known").isLessThan(2L * logs.size() * ALLOWED_A_LOG);
    }
}
