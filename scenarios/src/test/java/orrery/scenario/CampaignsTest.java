package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.Decoy;
import orrery.api.Span;
import orrery.explore.Strategy;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.explore.fuzz.Campaign;
import orrery.trace.Recording;
import orrery.verdict.Judge;
import orrery.verdict.Verdict;
import orrery.world.Fault;
import orrery.world.Target;
import orrery.world.World;

/**
 * Every protocol bears the weather of its campaigns, for some seeds, and comes to all that it must come to sometimes. The same
 * for a hundred thousand seeds is a command of its own, in {@code docs/how-to/find-a-failure.md}.
 */
class CampaignsTest {

    /** Of each campaign, as many at least, and as many more as it takes to come to everything. */
    private static final long FEWEST = 24;

    private static final long MOST = 400;

    static List<String> campaigns() {
        return Catalog.bundled().list().stream()
                .map(Catalog.Entry::name)
                .filter(name -> name.contains("/campaign"))
                .toList();
    }

    @Test
    void everyProtocolHasOne() {
        SortedSet<String> protocols = Catalog.bundled().list().stream()
                .map(Catalog.Entry::protocol)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(campaigns())
                .containsAll(protocols.stream().map(name -> name + "/campaign").toList());
    }

    /** How far each has been played is told on the page of the course. */
    @Test
    void allStandInTheTableOfTheControls() throws IOException {
        Pattern row = Pattern.compile("^\\| (\\S+/campaign\\S*) \\|", Pattern.MULTILINE);
        assertThat(row.matcher(Files.readString(Path.of("../docs/reference/protocols/README.md")))
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyElementsOf(campaigns());
    }

    @ParameterizedTest
    @MethodSource("campaigns")
    void theProtocolHoldsAndComesToEverything(String name) {
        Plan plan = new ScenarioReader(Protocols.installed())
                .read(Catalog.bundled().find(name), List.of())
                .by(Strategy.MIXED);
        SortedSet<String> never = plan.protocol().checks().stream()
                .filter(Check.Probe.class::isInstance)
                .map(Check::promise)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> broken = new ArrayList<>();
        Campaign.play(plan.trial(false), 1, MOST, 1, seeded -> {
            Stream<Verdict> verdicts = seeded.broken().stream();
            verdicts.forEach(verdict -> broken.add("seed " + seeded.seed() + ": " + verdict));
            never.removeAll(seeded.reached());
            return broken.isEmpty() && (seeded.seed() < FEWEST || !never.isEmpty());
        });
        assertThat(broken).isEmpty();
        assertThat(never).as("what it never came to").isEmpty();
    }

    /** A smaller world may have only one server, and that is down when the run ends. */
    @ParameterizedTest
    @MethodSource("campaigns")
    void itsPromisesCanBeAskedWhereNobodyIsUp(String name) {
        Trial trial = new ScenarioReader(Protocols.installed())
                .read(Catalog.bundled().find(name), List.of())
                .trial(false);
        World world = trial.world();
        Fault.When then = new Fault.When.At(new Span(world.durationNanos() / 2, world.durationNanos() / 2));
        List<Fault> crashes = world.servers().stream()
                .<Fault>map(server -> new Fault.Crash(
                        then, new Target.Named(server), Optional.empty(), Fault.Spot.BETWEEN_HANDLERS, false))
                .toList();
        Played played = trial.in(world.withFaults(crashes)).play(1, Recording.digestOnly());
        assertThat(played.trace().summary().fired()).containsEntry("crash", (long) crashes.size());
        assertThat(played.verdicts())
                .filteredOn(Verdict::broken)
                .extracting(Verdict::promise)
                .doesNotContainAnyElementsOf(Judge.OF_EVERY_RUN);
    }

    /** What only looks like a wrong twin bears the same weather. */
    @ParameterizedTest
    @MethodSource("campaigns")
    void whatOnlyLooksWrongHoldsToo(String name) {
        Plan plan = new ScenarioReader(Protocols.installed())
                .read(Catalog.bundled().find(name), List.of())
                .by(Strategy.MIXED);
        List<String> broken = new ArrayList<>();
        for (Decoy decoy : plan.protocol().decoys()) {
            Campaign.play(plan.trial(false).of(decoy.protocol()), 1, FEWEST, 1, seeded -> {
                Stream<Verdict> verdicts = seeded.broken().stream();
                verdicts.forEach(verdict -> broken.add(decoy.name() + ", seed " + seeded.seed() + ": " + verdict));
                return true;
            });
        }
        assertThat(broken).isEmpty();
    }
}
