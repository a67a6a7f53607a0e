package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.explore.shrink.Budget;
import orrery.explore.shrink.Shrinker;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.trace.Recording;

/** What a failure of Raft's twins shrinks to, and that what is written down of it plays the same run, always. */
class ShrinkageTest {

    private static final ScenarioReader READER = new ScenarioReader(Protocols.installed());

    /** Ten thousand steps of a storm, in which a server obeys an old leader. */
    private static final String STORM = """
            protocol: raft
            twin: obeys-old-leaders
            nodes: 5
            seed: 6
            duration: 20s
            network: { latency: lognormal(10ms, 0.4), loss: 1%, duplication: 1% }
            workload: { clients: 3, keys: 2, rate: 60/s, timeout: 500ms, retries: 3 }
            climate: stormy
            expect: { linearizable: kv }
            """;

    private static Plan library(String name) {
        return READER.read(Catalog.bundled().find(name));
    }

    /** Not as small as they can be, but soon. */
    private static final Budget SOON = new Budget(6_000, 3_000_000);

    private static Shrunk shrunk(Plan plan) {
        return new Shrinker(plan.trial(false), SOON, runs -> {})
                .shrink(plan.seed())
                .orElseThrow();
    }

    private static Played played(Shrinkage shrinkage) {
        Plan plan = READER.read(new ScenarioSource("shrunk", "shrunk.yaml", shrinkage.text()));
        return plan.trial(false).play(plan.seed(), Recording.digestOnly());
    }

    @Test
    void aStormBecomesAHandfulOfDeviations() {
        Plan plan = READER.read(new ScenarioSource("storm", "storm.yaml", STORM));
        Shrunk shrunk = shrunk(plan);
        assertThat(shrunk.deviations()).isLessThanOrEqualTo(8);
        assertThat(shrunk.after().trace().summary().steps())
                .isLessThan(shrunk.before().trace().summary().steps() / 20);
        assertThat(played(Shrinkage.of(plan, shrunk)).trace().digest())
                .isEqualTo(shrunk.after().trace().digest());
    }

    @Test
    void itReplaysAHundredOfAHundredTimes() {
        Plan plan = library("raft/counts-duplicate-votes");
        Shrunk shrunk = shrunk(plan);
        Shrinkage shrinkage = Shrinkage.of(plan, shrunk);
        assertThat(shrinkage.scenario().deviations().orElseThrow()).isNotEmpty();
        Set<Long> digests = new HashSet<>();
        for (int time = 0; time < 100; time++) {
            digests.add(played(shrinkage).trace().digest());
        }
        assertThat(digests).containsExactly(shrunk.after().trace().digest());
    }

    /** What is lost on a reliable link is sent again, which no single deviation says. */
    private static final String SENT_AGAIN = """
            protocol: raft
            twin: obeys-old-leaders
            nodes: 5
            seed: 3
            duration: 20s
            network: { latency: lognormal(10ms, 0.4), loss: 10%, retransmit: 30ms }
            workload: { clients: 3, keys: 2, rate: 60/s, timeout: 500ms, retries: 3 }
            climate: stormy
            expect: { linearizable: kv }
            """;

    @Test
    void whatTheWeatherLeavesToChanceIsWrittenDownAsChances() {
        Plan plan = READER.read(new ScenarioSource("again", "again.yaml", SENT_AGAIN));
        Shrunk shrunk = new Shrinker(plan.trial(false), Budget.USUAL.withRuns(60), runs -> {})
                .shrink(plan.seed())
                .orElseThrow();
        Shrinkage shrinkage = Shrinkage.of(plan, shrunk);
        assertThat(shrinkage.scenario().deviations()).isEmpty();
        assertThat(shrinkage.sentences())
                .contains("messages take what chance says")
                .doesNotContain("nothing goes wrong in this world");
        assertThat(played(shrinkage).trace().digest())
                .isEqualTo(shrunk.after().trace().digest());
    }

    @Test
    void theSameFailureShrinksToTheSameFile() {
        Plan plan = library("raft/appends-blindly");
        assertThat(Shrinkage.of(plan, shrunk(plan)).text())
                .isEqualTo(Shrinkage.of(plan, shrunk(plan)).text());
    }

    @Test
    void messagesAreToldByTheirAddresses() {
        Plan plan = library("raft/counts-duplicate-votes");
        Shrinkage shrinkage = Shrinkage.of(plan, shrunk(plan));
        assertThat(shrinkage.sentences())
                .anyMatch(sentence ->
                        sentence.matches("n\\d's \\d+(st|nd|rd|th) message to n\\d comes a second time, after .*"));
        assertThat(shrinkage.sentences().getLast()).contains("election safety is broken");
    }

    /** In a cycle of 100 ms, two sites that never lose interest send for 20 seconds before anybody may say so. */
    private static final String RUMOR = """
            protocol: gossip
            twin: counts-nothing
            nodes: 4
            duration: 30s
            with: { k: 2, cycles: sequential }
            network: { latency: 1ms..5ms }
            """;

    private static Plan rumor(String with) {
        return READER.read(new ScenarioSource("rumor", "rumor.yaml", RUMOR.replace("k: 2", with)));
    }

    @Test
    void optionsAreTunedWhereTheProtocolWithoutTheMistakeKeepsItsPromise() {
        Plan plan = rumor("k: 2");
        Shrunk shrunk = shrunk(plan);
        Shrinkage shrinkage = Shrinkage.of(plan, shrunk);
        assertThat(shrunk.after().trace().summary().steps()).isLessThan(40);
        assertThat(shrinkage.tuned()).anyMatch(option -> option.startsWith("cycle: "));
        assertThat(shrinkage.sentences())
                .anyMatch(sentence -> sentence.matches("cycle is \\S+ instead of 100ms"))
                .contains("nothing goes wrong in this world");
        assertThat(shrinkage.scenario().with()).containsEntry("cycles", "sequential");
        assertThat(played(shrinkage).trace().digest())
                .isEqualTo(shrunk.after().trace().digest());
        for (long seed = shrunk.seed(); seed < shrunk.seed() + 5; seed++) {
            assertThat(plan.trial(false)
                            .of(plan.right())
                            .in(shrunk.world())
                            .play(seed, Recording.digestOnly())
                            .held())
                    .isTrue();
        }
    }

    @Test
    void optionsStayWhereNobodyKnowsTheProtocolWithoutTheMistake() {
        Plan plan = rumor("k: 2, cycle: 1s");
        Trial alone = new Trial(plan.protocol(), "", plan.world(), Optional.empty(), "rumor", List.of(), false);
        Shrunk shrunk =
                new Shrinker(alone, SOON, runs -> {}).shrink(plan.seed()).orElseThrow();
        assertThat(shrunk.world().options()).isEqualTo(plan.world().options());
        assertThat(Shrinkage.of(plan, shrunk).tuned()).isEmpty();
    }

    @Test
    void optionsStayWhereTheRightProtocolBreaksThePromiseAsWell() {
        // a thousand contacts take more than the 20 seconds, with the mistake and without
        Plan plan = rumor("k: 1000, cycle: 1s");
        assertThat(shrunk(plan).world().options()).isEqualTo(plan.world().options());
    }
}
