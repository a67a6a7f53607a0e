package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.History;
import orrery.verdict.Rewriting;
import orrery.verdict.Verdict.Status;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;

/** What does not matter does not change the verdict: names, pace, pending reads, and what happens to other keys. */
class RewritingProps {

    @Provide
    Arbitrary<String> models() {
        return SmallHistories.models();
    }

    private static Status linearizable(String model, History history) {
        return new Linearizability(Models.named(model)).decide(history);
    }

    @Property(tries = 3000)
    void namesAndPaceDoNotMatter(@ForAll("models") String name, @ForAll long seed) {
        Rewriting rewriting = new Rewriting(seed);
        History history = SmallHistories.history(name, seed);
        History other = rewriting.stretched(rewriting.renamedClients(history, "p"));
        if (!List.of("counter", "bank", "multi-register", "kv-text").contains(name)) {
            other = rewriting.renamedValues(other);
        }
        assertThat(linearizable(name, other)).as("%s", history).isEqualTo(linearizable(name, history));
    }

    @Property(tries = 2000)
    void readsThatNobodyAnsweredDoNoHarm(@ForAll("models") String name, @ForAll long seed) {
        String read = switch (name) {
            case "kv-text" -> "get";
            case "register", "cas-register", "set", "counter", "bank" -> "read";
            default -> "";
        };
        if (!read.isEmpty()) {
            History history = SmallHistories.history(name, seed);
            History other = new Rewriting(seed).withPending(history, new Asked(read), 3);
            assertThat(linearizable(name, other)).as("%s", history).isEqualTo(linearizable(name, history));
        }
    }

    /** Both are judged as one where the model has keys. */
    @Property(tries = 2000)
    void twoKeysAreAsGoodAsTheWorseOfThem(@ForAll long seed, @ForAll long otherSeed) {
        Rewriting rewriting = new Rewriting(seed);
        for (String name : List.of("cas-register", "kv-text")) {
            History one = SmallHistories.history(name, seed);
            History other = SmallHistories.history(name, otherSeed);
            History both = rewriting.together(
                    rewriting.renamedKeys(rewriting.renamedClients(one, "p"), "a"),
                    rewriting.renamedKeys(rewriting.renamedClients(rewriting.stretched(other), "q"), "b"));
            Model<?> model = Models.named(name);
            boolean held = linearizable(name, one) == Status.HELD && linearizable(name, other) == Status.HELD;
            assertThat(new Linearizability(model).decide(both) == Status.HELD)
                    .as("%s", both)
                    .isEqualTo(held);
        }
    }
}
