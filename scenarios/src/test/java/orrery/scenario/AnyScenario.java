package orrery.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import orrery.api.Span;
import orrery.explore.space.Bounds.Network;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Pace;
import orrery.world.World;

/** Scenarios of all kinds, sensible or not, but such as can be written. */
final class AnyScenario {

    private AnyScenario() {}

    static Arbitrary<Scenario> scenarios() {
        Arbitrary<Scenario> heads = Combinators.combine(
                        texts(), texts(), texts().optional(), nodes(), times(), Arbitraries.longs(), options())
                .as((title, protocol, twin, nodes, duration, seed, with) -> new Scenario(
                        title,
                        protocol,
                        twin,
                        nodes,
                        duration,
                        new Seed(seed),
                        with,
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
                        Optional.empty()));
        return Combinators.combine(
                        heads,
                        versions(),
                        networks(),
                        Combinators.combine(
                                        clockBounds().optional(), workloads().optional())
                                .as(Clocked::new),
                        faults().list().ofMaxSize(4),
                        Combinators.combine(
                                        climates().optional(),
                                        deviations().list().ofMaxSize(3).optional(),
                                        notes().list().ofMaxSize(3))
                                .as(Drawn::new),
                        Combinators.combine(expectations(), explorations().optional())
                                .as(Ends::new),
                        Arbitraries.longs().between(1, 1_000_000_000_000L))
                .as((head, versions, network, clocked, faults, drawn, ends, maxSteps) -> new Scenario(
                        head.title(),
                        head.protocol(),
                        head.twin(),
                        head.nodes(),
                        head.duration(),
                        head.seed(),
                        head.with(),
                        versions,
                        network,
                        clocked.bound(),
                        clocked.workload(),
                        faults,
                        drawn.climate(),
                        drawn.deviations(),
                        drawn.notes(),
                        ends.expect(),
                        maxSteps,
                        ends.explore()));
    }

    private static Arbitrary<ExploreSpec> explorations() {
        return Combinators.combine(
                        Arbitraries.of(Network.MULTISET, Network.SET).optional(),
                        Arbitraries.of(true, false).list().ofSize(6),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 1_000).optional(),
                        Arbitraries.longs().between(1, 2_000_000_000).optional())
                .as((network, flags, crashes, few, states) -> new ExploreSpec(
                        network,
                        flags.get(0),
                        flags.get(1),
                        flags.get(2),
                        crashes,
                        flags.get(3),
                        few,
                        flags.get(4),
                        flags.get(5),
                        few,
                        states));
    }

    /** More than eight things cannot be combined at once. */
    private record Drawn(
            Optional<ClimateSpec> climate, Optional<List<DeviationSpec>> deviations, List<NoteSpec> notes) {}

    private static Arbitrary<NoteSpec> notes() {
        return Combinators.combine(times(), texts(), texts().optional(), Arbitraries.of(true, false))
                .as((at, text, answer, asks) -> new NoteSpec(
                        at,
                        Optional.of(text).filter(is -> !asks),
                        Optional.of(text).filter(is -> asks),
                        answer.filter(is -> asks)));
    }

    private record Ends(Expectation expect, Optional<ExploreSpec> explore) {}

    private record Clocked(Optional<ClockBoundSpec> bound, Optional<WorkloadSpec> workload) {}

    private static Arbitrary<ClockBoundSpec> clockBounds() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000).map(Drift::new), times(), Arbitraries.of(true, false))
                .as(ClockBoundSpec::new);
    }

    private static Arbitrary<Map<String, VersionSpec>> versions() {
        Arbitrary<VersionSpec> version = Combinators.combine(names().list().ofMaxSize(2), texts().optional(), options())
                .as(VersionSpec::new);
        return Arbitraries.maps(texts(), version).ofMaxSize(2).map(LinkedHashMap::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10),
                Arbitraries.strings().ascii().ofMaxLength(12).filter(Forms::isText),
                Arbitraries.of(
                        "",
                        " ",
                        "null",
                        "~",
                        "true",
                        "no",
                        "5",
                        "1e3",
                        "-",
                        "- a",
                        "a: b",
                        "a #b",
                        "#",
                        "{",
                        "[x]",
                        "*a",
                        "&a",
                        "!t",
                        "|",
                        ">",
                        "'",
                        "\"",
                        "\\",
                        "%",
                        "@",
                        "`",
                        "?",
                        "a,b",
                        "0x1",
                        ".inf",
                        "Null",
                        "=",
                        "<<",
                        "größer 😀",
                        " x ",
                        "f(a",
                        "b)",
                        "2024-01-01",
                        "a:",
                        "---",
                        "..."));
    }

    private static Arbitrary<Long> nanos() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 60_000_000_000L),
                Arbitraries.longs().between(0, 60_000).map(millis -> millis * 1_000_000));
    }

    private static Arbitrary<Duration> times() {
        return nanos().map(Duration::ofNanos);
    }

    private static Arbitrary<Span> spans() {
        return Combinators.combine(nanos(), nanos())
                .as((one, other) -> new Span(Math.min(one, other), Math.max(one, other)));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("n1", "n2", "n3", "leader", "null", "true", "no", "e5", "x.y-z_0", "y"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(32));
    }

    private static Arbitrary<Nodes> nodes() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 9).map(Nodes::count),
                names().list().uniqueElements().ofMinSize(1).ofMaxSize(4).map(Nodes::new));
    }

    private static Arbitrary<Map<String, Object>> options() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                texts().asGeneric(),
                times().asGeneric(),
                spans().asGeneric(),
                Arbitraries.longs().asGeneric(),
                texts().list().ofMaxSize(3).asGeneric());
        return Arbitraries.maps(texts(), values).ofMaxSize(3).map(LinkedHashMap::new);
    }

    private static Arbitrary<DeviationSpec> deviations() {
        return Combinators.combine(
                        names(),
                        names(),
                        Arbitraries.longs().between(1, 1_000_000_000_000L),
                        times(),
                        Arbitraries.integers().between(0, 3))
                .as((from, to, message, time, kind) -> new DeviationSpec(
                        new LinkName(from, to),
                        message,
                        Optional.of(time).filter(is -> kind == 0),
                        Optional.of(time).filter(is -> kind == 1),
                        Optional.of(true).filter(is -> kind == 2),
                        Optional.of(true).filter(is -> kind == 3)));
    }

    private static Arbitrary<Probability> probabilities() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 100).map(percent -> Probability.parse(percent + "%")),
                Arbitraries.doubles().between(1e-12, 1).ofScale(20).map(Probability::new));
    }

    private static Arbitrary<Double> numbers(double min, double max) {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(min, max).ofScale(20),
                Arbitraries.integers().between((int) Math.ceil(min), (int) max).map(whole -> (double) whole));
    }

    static Arbitrary<Distribution> latencies() {
        Arbitrary<Distribution> plain = Arbitraries.oneOf(
                nanos().map(Distribution.Constant::new),
                spans().map(span -> new Distribution.Uniform(span.minNanos(), span.maxNanos())),
                nanos().map(Distribution.Exponential::new),
                Combinators.combine(nanos(), nanos()).as(Distribution.Normal::new),
                Combinators.combine(nanos(), numbers(0, 5)).as(Distribution.LogNormal::new),
                Combinators.combine(nanos(), numbers(.1, 100)).as(Distribution.Pareto::new),
                Combinators.combine(nanos(), numbers(.1, 1000)).as(Distribution.Gamma::new),
                nanos().list().ofMinSize(1).ofMaxSize(20).map(Distribution.Empirical::new));
        Arbitrary<Distribution> shifted = Combinators.combine(nanos(), plain).as(Distribution.Shifted::new);
        Arbitrary<Distribution> mixtures = Combinators.combine(
                        Arbitraries.oneOf(plain, shifted).list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.doubles()
                                .between(1e-9, 1)
                                .ofScale(12)
                                .list()
                                .ofSize(3))
                .as(AnyScenario::mixture);
        return Arbitraries.oneOf(plain, shifted, mixtures);
    }

    private static Distribution mixture(List<Distribution> distributions, List<Double> shares) {
        List<Distribution.Mixture.Part> parts = new ArrayList<>();
        double left = 1;
        for (int part = 0; part < distributions.size() - 1; part++) {
            double weight = left * shares.get(part) / 2;
            left -= weight;
            parts.add(new Distribution.Mixture.Part(weight, distributions.get(part)));
        }
        parts.add(new Distribution.Mixture.Part(left, distributions.getLast()));
        return new Distribution.Mixture(parts);
    }

    private static Arbitrary<Bytes> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, Bytes.MOST).map(Bytes::new),
                Arbitraries.longs().between(1, 1_000_000).map(count -> new Bytes(count * 1000)));
    }

    private static Arbitrary<LossSpec> losses() {
        return Arbitraries.oneOf(
                probabilities().map(each -> each),
                Combinators.combine(
                                probabilities(),
                                probabilities(),
                                probabilities().optional(),
                                probabilities())
                        .as(BurstSpec::new));
    }

    private static Arbitrary<LinkSpec> links() {
        Arbitrary<List<String>> whom = names().list().ofMaxSize(3);
        Arbitrary<LinkSpec> heads = Combinators.combine(
                        whom,
                        whom,
                        latencies().optional(),
                        losses().optional(),
                        probabilities().optional(),
                        spans().optional(),
                        Arbitraries.of(NetworkSpec.Order.class).optional())
                .as((from, to, latency, loss, often, heldBack, order) -> new LinkSpec(
                        from,
                        to,
                        latency,
                        loss,
                        often,
                        often,
                        heldBack,
                        order,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return Combinators.combine(
                        heads,
                        probabilities().optional(),
                        Arbitraries.of(true, false).optional(),
                        bytes().map(ByteRate::new).optional(),
                        bytes().optional(),
                        times().optional())
                .as((head, corruption, checksum, bandwidth, queue, retransmit) -> new LinkSpec(
                        head.from(),
                        head.to(),
                        head.latency(),
                        head.loss(),
                        head.duplication(),
                        head.reordering(),
                        head.heldBack(),
                        head.order(),
                        corruption,
                        checksum,
                        bandwidth,
                        queue,
                        retransmit));
    }

    private static Arbitrary<TopologySpec> topologies() {
        return Arbitraries.oneOf(
                Arbitraries.of(TopologySpec.Shape.Name.class)
                        .map(name -> new TopologySpec.Shape(
                                name, name == TopologySpec.Shape.Name.TREE ? name.ordinal() : 0)),
                names().list().ofSize(2).list().ofMaxSize(4).map(TopologySpec.Edges::new));
    }

    private static Arbitrary<ZonesSpec> zones() {
        Arbitrary<Map<String, List<String>>> members =
                Arbitraries.maps(names(), names().list().ofMaxSize(3)).ofMaxSize(3);
        Arbitrary<ZonesSpec.Way> ways =
                Combinators.combine(names(), names(), times()).as(ZonesSpec.Way::new);
        return Combinators.combine(members, members, ways.list().ofMaxSize(3)).as(ZonesSpec::new);
    }

    private static Arbitrary<NetworkSpec> networks() {
        Arbitrary<NetworkSpec> heads = Combinators.combine(
                        latencies(),
                        losses(),
                        probabilities(),
                        probabilities(),
                        spans(),
                        Arbitraries.of(NetworkSpec.Order.class),
                        probabilities(),
                        paces())
                .as((latency, loss, duplication, reordering, heldBack, order, corruption, pace) -> new NetworkSpec(
                        latency,
                        loss,
                        duplication,
                        reordering,
                        heldBack,
                        order,
                        corruption,
                        true,
                        Optional.empty(),
                        new Bytes(0),
                        Duration.ZERO,
                        List.of(),
                        TopologySpec.Shape.MESH,
                        Optional.empty(),
                        pace));
        return Combinators.combine(
                        heads,
                        Arbitraries.of(true, false),
                        bytes().map(ByteRate::new).optional(),
                        bytes(),
                        times(),
                        links().list().ofMaxSize(2),
                        topologies(),
                        zones().optional())
                .as((head, checksum, bandwidth, queue, retransmit, links, topology, zones) -> new NetworkSpec(
                        head.latency(),
                        head.loss(),
                        head.duplication(),
                        head.reordering(),
                        head.heldBack(),
                        head.order(),
                        head.corruption(),
                        checksum,
                        bandwidth,
                        queue,
                        retransmit,
                        links,
                        topology,
                        zones,
                        head.pace()));
    }

    private static Arbitrary<Pace> paces() {
        return Arbitraries.of(
                Pace.CHANCE, new Pace.Weighted(), new Pace.Pos(8_000_000_000L), new Pace.Pct(3, 400, 1_500_000));
    }

    private static Arbitrary<WorkloadSpec> workloads() {
        Arbitrary<Rate> rates = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 1000).map(Rate::new),
                Arbitraries.doubles().between(1e-6, 1e6).ofScale(20).map(Rate::new));
        Arbitrary<Map<String, Integer>> mixes =
                Arbitraries.maps(texts(), Arbitraries.integers().between(0, 9)).ofMaxSize(3);
        Arbitrary<WorkloadSpec> heads = Combinators.combine(
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(1, 1_000_000),
                        numbers(0, 10),
                        rates,
                        latencies().optional(),
                        mixes)
                .as((clients, keys, skew, rate, think, mix) -> new WorkloadSpec(
                        clients, keys, skew, rate, think, mix, Duration.ZERO, Optional.empty(), Optional.empty(), 0));
        return Combinators.combine(
                        heads,
                        times(),
                        times().optional(),
                        spans().optional(),
                        Arbitraries.integers().between(0, 1000))
                .as((head, from, until, timeout, retries) -> new WorkloadSpec(
                        head.clients(),
                        head.keys(),
                        head.skew(),
                        head.rate(),
                        head.think(),
                        head.mix(),
                        from,
                        until,
                        timeout,
                        retries));
    }

    private static Arbitrary<ClimateSpec> climates() {
        Arbitrary<Optional<Integer>> few =
                Arbitraries.integers().between(0, 10_000).optional();
        Arbitrary<Map<String, Integer>> kinds = Arbitraries.maps(
                        Arbitraries.of(ClimateSpec.WEATHERS),
                        Arbitraries.integers().between(1, 20))
                .ofMaxSize(3);
        return Arbitraries.oneOf(
                Arbitraries.of(ClimateSpec.Name.class).map(ClimateSpec::of),
                Combinators.combine(
                                Arbitraries.of(ClimateSpec.Name.class).optional(),
                                kinds,
                                few,
                                few,
                                few,
                                times().optional(),
                                times().optional())
                        .as(ClimateSpec::new));
    }

    private static Arbitrary<Moment> moments() {
        return Arbitraries.oneOf(
                spans().map(Moment::at),
                Combinators.combine(
                                texts(),
                                Arbitraries.integers().between(1, 1_000_000).optional(),
                                spans().optional())
                        .as((when, nth, after) -> new Moment(Optional.empty(), Optional.of(when), nth, after)));
    }

    /** Of all kinds. */
    static Arbitrary<FaultSpec> faults() {
        return Arbitraries.oneOf(nodeFaults(), networkFaults(), diskAndClockFaults());
    }

    private static Arbitrary<FaultSpec> nodeFaults() {
        Arbitrary<Optional<Span>> lasting = spans().optional();
        return Arbitraries.oneOf(
                Combinators.combine(
                                moments(),
                                whom(),
                                lasting,
                                Arbitraries.of(Fault.Spot.class).optional(),
                                Arbitraries.of(true, false).optional(),
                                times().optional())
                        .as(CrashSpec::new),
                Combinators.combine(moments(), whom(), lasting).as(PauseSpec::new),
                Combinators.combine(moments(), whom(), spans(), lasting).as(SlowSpec::new),
                Combinators.combine(moments(), texts(), lasting).as(ZoneDownSpec::new),
                Combinators.combine(moments(), spans(), spans())
                        .as((moment, down, gap) -> new RollingRestartSpec(moment, All.ALL, down, gap)),
                Combinators.combine(moments(), whom(), texts().optional(), spans())
                        .as(UpgradeSpec::new),
                Combinators.combine(moments(), texts().optional(), spans(), spans())
                        .as((moment, to, down, gap) -> new RollingUpgradeSpec(moment, All.ALL, to, down, gap)),
                Combinators.combine(moments(), whom()).as(JoinSpec::new),
                Combinators.combine(moments(), whom()).as(LeaveSpec::new));
    }

    private static Arbitrary<FaultSpec> networkFaults() {
        Arbitrary<Optional<Span>> lasting = spans().optional();
        Arbitrary<List<Who>> groups = whom().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Direction> directions = Combinators.combine(groups, groups).as(Direction::new);
        Arbitrary<PartitionSpec.Cut> cuts =
                Arbitraries.oneOf(groups.list().ofMinSize(2).ofMaxSize(3).map(PartitionSpec.Sides::new), directions);
        return Arbitraries.oneOf(
                Combinators.combine(moments(), cuts, lasting, spans().optional())
                        .as(PartitionSpec::new),
                Combinators.combine(moments(), whom(), lasting).as(IsolateSpec::new),
                Combinators.combine(moments(), lasting)
                        .as((moment, time) -> new MajoritiesRingSpec(moment, All.ALL, time)),
                Combinators.combine(moments(), directions, lasting).as(ClogSpec::new));
    }

    private static Arbitrary<FaultSpec> diskAndClockFaults() {
        Arbitrary<Optional<Span>> lasting = spans().optional();
        Arbitrary<Optional<Probability>> rates = probabilities().optional();
        Arbitrary<Shift> shifts = nanos().flatMap(by -> Arbitraries.of(by, -by)).map(Shift::new);
        Arbitrary<Drift> drifts =
                Arbitraries.longs().between(-900_000, 1_000_000).map(Drift::new);
        Arbitrary<ByzantineSpec.Late> late =
                Combinators.combine(probabilities(), spans()).as(ByzantineSpec.Late::new);
        return Arbitraries.oneOf(
                Combinators.combine(
                                moments(),
                                whom(),
                                Arbitraries.of(Fault.Disk.Kind.class),
                                spans().optional(),
                                rates,
                                lasting)
                        .as(DiskSpec::new),
                Combinators.combine(moments(), whom(), shifts, lasting).as(ClockJumpSpec::new),
                Combinators.combine(moments(), whom(), drifts, lasting).as(ClockDriftSpec::new),
                Combinators.combine(moments(), whom(), times(), spans(), lasting)
                        .as(ClockStrobeSpec::new),
                Combinators.combine(moments(), whom(), rates, rates, rates, rates, late.optional(), lasting)
                        .as(ByzantineSpec::new));
    }

    private static Arbitrary<Who> whom() {
        return names().map(Who::new);
    }

    private static Arbitrary<Expectation> expectations() {
        return Combinators.combine(
                        Arbitraries.just(new ModelName("kv")).optional(),
                        Arbitraries.of(Expectation.Held.class).optional(),
                        texts().optional(),
                        Arbitraries.of(Expectation.Vacuous.class).optional(),
                        Arbitraries.longs()
                                .map(digest -> HexFormat.of().toHexDigits(digest))
                                .optional())
                .as(Expectation::new);
    }
}
