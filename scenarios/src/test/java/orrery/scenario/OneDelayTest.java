package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.explore.delay.Delays;
import orrery.explore.delay.Delays.Found;
import orrery.verdict.Verdict;

/**
 * Wrong twins that are found around a good run: nobody seeded the failure into it, the twin keeps its promises there, and one message
 * that comes later than it did is enough. The protocol itself keeps them, whichever one is late.
 */
class OneDelayTest {

    private static final long MOST_RUNS = 1_000;

    @ParameterizedTest
    @CsvSource({
        "logical-clocks/crashes-and-losses, 1, forgets-its-clock",
        "hybrid-clocks/crashes-and-losses, 2, forgets-its-clock",
        "lamport-broadcast/first-look, 1, takes-messages-as-they-come",
        "lamport-mutex/slow-links, 3, takes-messages-as-they-come",
        "lamport-mutex/first-look, 1, does-not-wait-for-all",
        "lamport-mutex/slow-links, 3, breaks-no-ties",
        "ricart-agrawala/first-look, 1, yields-on-ties",
        "ricart-agrawala/first-look, 1, insists-on-ties",
        "maekawa/first-look, 1, never-inquires",
        "maekawa/first-look, 1, keeps-its-votes"
    })
    void findsATwin(String scenario, long seed, String twin) {
        Plan wrong = plan(scenario, List.of("twin=" + twin));
        Found found = around(wrong.trial(false), seed);
        Delays.Broken broken = found.broken().orElseThrow();
        assertThat(broken.delays()).hasSize(1);
        assertThat(broken.played().verdicts())
                .filteredOn(Verdict::broken)
                .extracting(Verdict::promise)
                .contains(promise(scenario, twin));
        Found right = around(plan(scenario, List.of()).trial(false), seed);
        assertThat(right.broken()).isEmpty();
        assertThat(right.whole()).isTrue();
        assertThat(right.played()).isEqualTo(right.messages() + 1L);
    }

    private static Found around(Trial trial, long seed) {
        return new Delays(trial, seed, 1, MOST_RUNS, runs -> {}).explore();
    }

    private static Plan plan(String scenario, List<String> settings) {
        return new ScenarioReader(Protocols.installed()).read(Catalog.bundled().find(scenario), settings);
    }

    private static String promise(String scenario, String twin) {
        return Protocols.installed().named(scenario.substring(0, scenario.indexOf('/'))).twins().stream()
                .filter(each -> each.name().equals(twin))
                .map(Twin::breaks)
                .findFirst()
                .orElseThrow();
    }
}
