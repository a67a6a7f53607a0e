package orrery.protocols.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.verdict.Verdict;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** What the how-to page "Write your own protocol" shows is this folder's protocol, to the letter, and it does what is said. */
class WriteYourOwnProtocolTest {

    private static final Path PAGE = Path.of("..", "docs", "how-to", "write-your-own-protocol.md");
    private static final Path FILE = Path.of("src", "test", "java", "orrery", "protocols", "notebook", "Notebook.java");
    private static final Pattern JAVA = Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void thePagesCodeInItsOrderIsTheFile() throws IOException {
        String shown = JAVA.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(shown).isEqualTo(Files.readString(FILE));
    }

    @Test
    void itKeepsItsPromises() {
        Trial trial = trial(new Notebook());
        for (long seed = 1; seed <= 200; seed++) {
            assertThat(trial.play(seed, Recording.digestOnly()).verdicts())
                    .as("seed %d", seed)
                    .allMatch(verdict ->
                            verdict.status() == Verdict.Status.HELD || verdict.status() == Verdict.Status.REACHED);
        }
    }

    static Stream<Twin> twins() {
        return new Notebook().twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Trial trial = trial(twin.protocol());
        assertThat(LongStream.rangeClosed(1, 20)
                        .mapToObj(
                                seed -> trial.play(seed, Recording.digestOnly()).verdicts())
                        .map(verdicts -> verdicts.stream()
                                .filter(Verdict::broken)
                                .map(Verdict::promise)
                                .toList()))
                .contains(List.of(twin.breaks()));
    }

    /** The page's scenario: the network loses and doubles messages, and the keeper falls over once. */
    private static Trial trial(Protocol<?, ?> protocol) {
        Link link = new Link(
                new Distribution.Uniform(5_000_000, 15_000_000),
                new Loss.Independent(0.1),
                0.05,
                0,
                Span.millis(20, 100),
                false,
                0,
                true,
                Optional.empty(),
                0);
        Fault crash = new Fault.Crash(
                new Fault.When.At(Span.millis(3_000, 6_000)),
                new Target.Role("keeper"),
                Optional.of(Span.millis(500, 500)),
                Fault.Spot.BETWEEN_HANDLERS,
                false);
        World world = new World(
                World.servers(1),
                World.clients(2, 1),
                Duration.ofSeconds(10).toNanos(),
                World.DEFAULT_MAX_STEPS,
                new Notebook.Options(Duration.ofMillis(100)),
                new Network(link),
                Workload.open(10, 2, new TreeMap<>(Map.of("put", 1, "get", 1)), 0, Long.MAX_VALUE),
                List.of(crash));
        return new Trial(
                protocol,
                "",
                world,
                Optional.empty(),
                "notebook",
                List.of(new Linearizability(Models.named("kv"))),
                false);
    }
}
