package orrery.scenario;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import orrery.world.World;

/**
 * What a scenario file says, field by field. {@link ScenarioReader} reads it and turns it into a {@link Plan};
 * {@link ScenarioWriter} writes it.
 *
 * <p>A field that the file leaves out arrives here as null and leaves as its default.
 */
@Doc("A scenario: a protocol, the world that it runs in, and what is expected of the run.")
public record Scenario(
        @Doc(
                "One line that says what to look at. Left out, it is the first sentence of the comment that the file begins"
                        + " with.")
        String title,

        @Doc("The protocol, by its name; `orrery list protocols` shows all.") @Required
        String protocol,

        @Doc(
                "A wrong twin of the protocol, by its name: the same protocol with one rule broken. `none` is the right protocol,"
                        + " of which nothing broken is expected.")
        Optional<String> twin,

        @Doc("The servers: a count from 1 to 10000, which names them n1, n2 and so on, or a list of names.")
        Nodes nodes,

        @Doc("How much virtual time the run lasts.") Duration duration,

        @Doc("What everything random in the run is drawn from: a whole number of 64 bits.")
        Seed seed,

        @Doc("The protocol's own options; those left out keep the protocol's defaults.")
        Map<String, Object> with,

        @Doc("Other versions of the protocol, by name: some nodes may run one from the start, or be upgraded to it.")
        Map<String, VersionSpec> versions,

        @Doc("How messages travel.") NetworkSpec network,

        @Doc("How wrong clocks are at most, as the nodes are told. Left out, they are told nothing.")
        Optional<ClockBoundSpec> clockBound,

        @Doc("What clients ask. Left out, there are no clients.")
        Optional<WorkloadSpec> workload,

        @Doc("What goes wrong, and when.") @AtMost(FaultSpec.MOST)
        List<FaultSpec> faults,

        @Doc("What else goes wrong, drawn from the seed. Left out, nothing.")
        Optional<ClimateSpec> climate,

        @Doc(
                "What becomes of single messages. Where there is such a list, and be it empty, the network is calm otherwise.")
        @AtMost(DeviationSpec.MOST)
        Optional<List<DeviationSpec>> deviations,

        @Doc("What the reader is told and asked, each beside a moment of the run.") @AtMost(NoteSpec.MOST)
        List<NoteSpec> notes,

        @Doc("What must come of the run.") Expectation expect,

        @Doc("The run ends early after this many steps, so that a storm of messages cannot hang it.")
        @Bounds(min = 1, max = 1_000_000_000_000L)
        Long maxSteps,

        @Doc("What a search of all states takes into account.")
        Optional<ExploreSpec> explore) {

    /** The JSON Schema (draft 2020-12) of scenario files, as a resource beside this class. */
    public static final String SCHEMA = "scenario.schema.json";

    /** In the place of a twin's name: the right protocol. */
    static final String NO_TWIN = "none";

    private static final Nodes DEFAULT_NODES = Nodes.count(3);
    private static final Duration DEFAULT_DURATION = Duration.ofSeconds(10);
    private static final Seed DEFAULT_SEED = new Seed(1);

    public Scenario {
        title = Objects.requireNonNullElse(title, "");
        nodes = Objects.requireNonNullElse(nodes, DEFAULT_NODES);
        duration = Objects.requireNonNullElse(duration, DEFAULT_DURATION);
        seed = Objects.requireNonNullElse(seed, DEFAULT_SEED);
        with = OptionTexts.of(Objects.requireNonNullElse(with, Map.of()));
        // what could not be read is null here, and the reader says so
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(versions, Map.of())));
        network = Objects.requireNonNullElse(network, NetworkSpec.DEFAULT);
        // an entry that could not be read is null here, and the reader says so: List.copyOf would say less
        faults = Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNullElse(faults, List.of())));
        deviations = deviations.map(list -> Collections.unmodifiableList(new ArrayList<>(list)));
        notes = Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNullElse(notes, List.of())));
        expect = Objects.requireNonNullElse(expect, Expectation.ALL_HELD);
        maxSteps = Objects.requireNonNullElse(maxSteps, World.DEFAULT_MAX_STEPS);
    }

    /** The protocol in a calm world: three nodes, ten seconds, no clients, no faults. */
    public static Scenario of(String protocol) {
        return new Scenario(
                "",
                protocol,
                Optional.empty(),
                DEFAULT_NODES,
                DEFAULT_DURATION,
                DEFAULT_SEED,
                Map.of(),
                Map.of(),
                NetworkSpec.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Expectation.ALL_HELD,
                World.DEFAULT_MAX_STEPS,
                Optional.empty());
    }

    public Scenario withTitle(String changed) {
        return with("title", changed);
    }

    public Scenario withNodes(Nodes changed) {
        return with("nodes", changed);
    }

    public Scenario withDuration(Duration changed) {
        return with("duration", changed);
    }

    public Scenario withSeed(long changed) {
        return with("seed", new Seed(changed));
    }

    /** @param changed of the protocol: numbers, truths, times, spans, enum constants, texts, and lists of these */
    public Scenario withOptions(Map<String, Object> changed) {
        return with("with", changed);
    }

    public Scenario withWorkload(Optional<WorkloadSpec> changed) {
        return with("workload", changed);
    }

    public Scenario withFaults(List<FaultSpec> changed) {
        return with("faults", changed);
    }

    private Scenario with(String field, Object changed) {
        RecordComponent[] components = Scenario.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = components[at].getName().equals(field) ? changed : RecordParts.get(this, components[at]);
        }
        return (Scenario) RecordParts.make(Scenario.class, values);
    }
}
