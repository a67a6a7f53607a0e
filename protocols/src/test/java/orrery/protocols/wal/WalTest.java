package orrery.protocols.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.verdict.Verdict;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Fault.Disk.Kind;
import orrery.world.Fault.Spot;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** The log keeps its promises wherever the power fails, on disks that a log can survive; each wrong twin breaks its own. */
class WalTest {

    private static final Path ROOT = Path.of("..");
    private static final int SEEDS = 200;
    private static final Target N1 = new Target.Named(new NodeId(0, "n1"));

    private static final Link BAD = new Link(
            new Distribution.Uniform(1_000_000, 5_000_000),
            new Loss.Independent(.05),
            .05,
            0,
            Span.millis(0, 0),
            false,
            0,
            true,
            Optional.empty(),
            0);

    private static Fault crash(long atMillis, Spot spot) {
        return new Fault.Crash(at(atMillis), N1, Optional.of(Span.millis(10, 50)), spot, false);
    }

    private static Fault.When at(long millis) {
        return new Fault.When.At(Span.millis(millis, millis + 100));
    }

    private static Fault disk(Kind kind, double rate) {
        Fault.When start = kind == Kind.BIT_ROT
                ? new Fault.When.At(Span.millis(1_000, 1_000))
                : new Fault.When.At(Span.millis(0, 0));
        return new Fault.Disk(start, N1, kind, Span.millis(1, 20), rate, Optional.of(Span.millis(2000, 2000)));
    }

    private static List<Fault> powerFailures(Spot spot) {
        List<Fault> faults = new ArrayList<>();
        for (long time = 300; time < 1_800; time += 300) {
            faults.add(crash(time, spot));
        }
        return faults;
    }

    private static List<String> broken(Protocol<?, ?> protocol, List<Fault> faults, long seed) {
        World world = new World(
                World.servers(1),
                World.clients(2, 1),
                Duration.ofSeconds(5).toNanos(),
                World.DEFAULT_MAX_STEPS,
                new Options(6, Duration.ofMillis(50)),
                new Network(BAD),
                Workload.open(
                        60,
                        3,
                        Map.of("put", 2, "cas", 1, "get", 1),
                        0,
                        Duration.ofSeconds(4).toNanos()),
                faults);
        Trial trial = new Trial(protocol, "", world, Optional.empty(), "test", List.of(), false);
        return trial.play(seed, Recording.digestOnly()).verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::promise)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theLogSurvivesPowerFailuresEverywhere(Spot spot) {
        for (Kind kind : List.of(Kind.LOSES_UNSYNCED, Kind.TORN_WRITE, Kind.SLOW)) {
            for (double rate : new double[] {.5, 1}) {
                List<Fault> faults = powerFailures(spot);
                faults.add(disk(kind, rate));
                if (kind == Kind.SLOW) {
                    faults.add(disk(Kind.TORN_WRITE, .5));
                }
                for (long seed = 1; seed <= 20; seed++) {
                    assertThat(broken(new Wal(), faults, seed))
                            .as("%s, %s, seed %d", spot, kind, seed)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void noLogOnOneDiskSurvivesSyncsThatLie() {
        List<Fault> faults = List.of(disk(Kind.LYING_SYNC, 1), crash(1_000, Spot.BETWEEN_HANDLERS));
        assertThat(broken(new Wal(), faults, 1)).contains(Promises.NEVER_LOST);
    }

    static Stream<Twin> twins() {
        return new Wal().twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        List<Fault> faults = stage(twin.name());
        boolean rots =
                faults.stream().anyMatch(fault -> fault instanceof Fault.Disk disk && disk.kind() == Kind.BIT_ROT);
        List<String> rightBreaks = rots ? List.of(Promises.COMES_BACK) : List.of();
        long seed = LongStream.rangeClosed(1, SEEDS)
                .filter(candidate -> broken(twin.protocol(), faults, candidate).equals(List.of(twin.breaks())))
                .filter(candidate -> broken(new Wal(), faults, candidate).equals(rightBreaks))
                .findFirst()
                .orElse(0);
        assertThat(seed)
                .as("a seed at which \"%s\" is broken alone, and %s by the right one", twin.breaks(), rightBreaks)
                .isPositive();
    }

    private static List<Fault> stage(String twin) {
        return switch (twin) {
            case "forgets-the-sync" -> List.of(disk(Kind.LOSES_UNSYNCED, 1), crash(1_000, Spot.BETWEEN_HANDLERS));
            case "answers-first" -> List.of(crash(1_000, Spot.AFTER_SEND));
            case "takes-rot-for-a-torn-tail", "skips-what-it-cannot-read" ->
                List.of(disk(Kind.BIT_ROT, 1), crash(1_000, Spot.BETWEEN_HANDLERS));
            case "reuses-the-log-too-early", "overwrites-its-checkpoint" ->
                List.of(disk(Kind.TORN_WRITE, .5), crash(1_000, Spot.BEFORE_SAVE));
            default -> throw new AssertionError("no world is known that brings out " + twin);
        };
    }

    @Test
    void itIsPlayedByOne() {
        Wal wal = new Wal();
        Setup setup = new Setup(World.servers(3), List.of(), List.of(), wal.options(), Map.of());
        assertThatThrownBy(() -> wal.boot(World.servers(3).getFirst(), setup))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wal is played by 1 node, not by 3; write nodes: 1");
    }

    @Test
    void thePageNamesPromisesLandmarksAndTwins() throws IOException {
        String page = Files.readString(ROOT.resolve(Path.of("docs", "reference", "protocols", "wal.md")));
        for (Check check : new Wal().checks()) {
            if (!(check instanceof Check.Probe)) {
                assertThat(page).contains("\n| " + check.promise() + " | ");
            }
        }
        new Wal().landmarks().keySet().forEach(landmark -> assertThat(page).contains("*" + landmark + "*"));
        for (Twin twin : new Wal().twins()) {
            assertThat(page).contains("\n| " + twin.name() + " | " + twin.breaks() + " | ");
            assertThat(Files.readString(ROOT.resolve(Path.of("scenarios", "library", "wal", twin.name() + ".yaml"))))
                    .contains("\ntwin: " + twin.name() + "\n")
                    .contains("broken: \"" + twin.breaks() + "\"");
        }
    }
}
