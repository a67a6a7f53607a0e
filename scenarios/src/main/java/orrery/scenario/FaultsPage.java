package orrery.scenario;

import static orrery.trace.Event.Detour.DELAYED;
import static orrery.trace.Event.Detour.REPLAYED;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import orrery.trace.Event.Detour;
import orrery.world.Climate;

/** Makes the reference page of everything that can go wrong: its word, what it does, and where a run shows it. */
final class FaultsPage {

    private static final String INTRODUCTION = """
            # The faults

            All that can go wrong in a run: its word in [the scenario file](scenario.md#faults), what it does, how the summary
            of a run counts it, how the timeline says it (what concerns one message only with `--timeline=all`), and a
            scenario of the library to see it in, as in `orrery run faults/pause`. The rows are played by the tests: each scenario counts and says what stands here.

            This page is generated from the sources.
            """;

    /**
     * A row.
     *
     * @param words as they are written in a fault's entry, or the field's path in the scenario
     * @param counted what the summary of its scenario counts; empty for what is no fault
     * @param mark what its timeline says; empty if it says nothing but the counts at its end
     * @param scenario in the library
     */
    record Row(String words, String meaning, List<String> counted, String mark, String scenario) {}

    static final List<Row> NODES = List.of(
            kind("crash", List.of("crash", "restart"), "CRASH of the leader", "raft/leader-crash"),
            new Row(
                    "crash, spot: before-send",
                    "The node stops inside a handler, just before something is sent; the sends before it have happened.",
                    List.of("crash", "crash inside a handler"),
                    "just before it sent; down for",
                    "faults/crash-before-send"),
            new Row(
                    "crash, spot: after-save",
                    "The node stops inside a handler, just after something was saved. `before-save`, `after-send` and"
                            + " `between-effects` work in the same way.",
                    List.of("crash", "crash inside a handler"),
                    "just after it saved; down for",
                    "faults/crash-after-save"),
            new Row(
                    "crash, amnesia: true",
                    "The node stops, and its disk is lost. Raft may lose what it acknowledged: see also"
                            + " `faults/amnesia-survived`, where it does not.",
                    List.of("crash", "amnesia"),
                    "its disk is lost; down for",
                    "faults/amnesia"),
            kind("pause", List.of("pause"), "DISTURBED: pause", "faults/pause"),
            kind("slow", List.of("slow node"), "DISTURBED: slow, 20ms..30ms an input", "faults/slow-node"),
            kind("zoneDown", List.of("crash", "restart"), "with all of zone west; down for 2s", "network/zone-down"),
            kind(
                    "rollingRestart",
                    List.of("crash", "restart"),
                    "in a rolling restart; down for",
                    "faults/rolling-restart"),
            kind("join", List.of("join"), "JOINS as", "faults/join-and-leave"),
            kind("leave", List.of("leave"), "and it leaves; it stays down", "faults/join-and-leave"),
            kind("upgrade", List.of("upgrade"), "to become version hasty; down for", "faults/upgrade-and-back"),
            kind("rollingUpgrade", List.of("upgrade", "restart"), "version brisk", "faults/rolling-upgrade"),
            new Row(
                    "versions, with nodes",
                    "Some nodes run another version of the protocol from the start: other options, or a wrong twin.",
                    List.of(),
                    "version wrong",
                    "faults/one-wrong-version"));

    static final List<Row> NETWORK = List.of(
            kind("partition", List.of("partition", "dropped by a partition"), "PARTITION", "raft/partition-minority"),
            new Row(
                    "partition: { from, to }",
                    "Only messages in one direction are lost.",
                    List.of("one-way partition", "heal"),
                    "ONE-WAY PARTITION",
                    "faults/one-way-partition"),
            new Row(
                    "partition, with a node on no side",
                    "A bridge: two sides do not hear each other, and one node hears both.",
                    List.of("partition", "heal"),
                    "PARTITION n1 n2 | n3 n4",
                    "faults/bridge"),
            new Row(
                    "partition, flapping: 100ms..300ms",
                    "The links are cut and whole in turn.",
                    List.of("partition", "heal"),
                    "FLAPPING PARTITION n1 | n2 n3",
                    "faults/flapping"),
            new Row(
                    "partition, with a zone on a side",
                    "The name of a zone means all nodes that are in it.",
                    List.of("partition", "heal"),
                    "PARTITION n3 c2 | all others",
                    "network/zone-partition"),
            kind("isolate", List.of("isolation", "heal"), "PARTITION n3 | all others", "faults/amnesia"),
            kind("majoritiesRing", List.of("majorities ring", "heal"), "MAJORITIES RING", "faults/majorities-ring"),
            kind(
                    "clog",
                    List.of("clog", "held by a clog"),
                    "DISTURBED: clog [n1] to [n2, n3]",
                    "faults/clog-and-release"),
            network("loss", List.of("loss"), "never arrives: lost", "pingpong/lossy"),
            network("duplication", List.of("duplication"), "(duplicate)", "network/duplication"),
            new Row(
                    "network.duplication, for a wrong twin",
                    "What a protocol does that counts every copy.",
                    List.of("duplication"),
                    "BROKEN: there is one ball",
                    "network/duplication-counted-twice"),
            network("reordering", List.of("reordering"), "(held back on its way)", "raft/lossy-network"),
            new Row(
                    "(any crash)",
                    "What arrives at a node that is down is dropped.",
                    List.of("dropped at a down node"),
                    " is down",
                    "raft/leader-crash"),
            new Row(
                    "network.loss, in bursts",
                    BurstSpec.class.getAnnotation(Doc.class).value(),
                    List.of("loss in a burst"),
                    "never arrives: lost",
                    "network/bursty-loss"),
            network(
                    "corruption",
                    List.of("corruption"),
                    "never arrives: damaged on its way",
                    "network/corruption-checked"),
            new Row(
                    "network.checksum",
                    "`false`: damage that nobody notices, and the message is another.",
                    List.of("undetected corruption"),
                    "",
                    "network/corruption-unchecked"),
            network(
                    "bandwidth",
                    List.of("queue overflow"),
                    "never arrives: the queue is full",
                    "network/bandwidth-queue"),
            network("queue", List.of("queue overflow"), "never arrives: the queue is full", "network/bandwidth-queue"),
            network(
                    "retransmit",
                    List.of("retransmission"),
                    "(lost and sent again by its link)",
                    "network/retransmission"),
            network(
                    "topology",
                    List.of("dropped without a link"),
                    "never arrives: there is no link",
                    "network/ring-topology"),
            network("latency", List.of(), "", "network/latency-families"),
            network("heldBack", List.of("reordering"), "(held back on its way)", "network/reordering"),
            network("order", List.of(), "", "network/fifo-and-unordered"),
            network("links", List.of(), "", "network/fifo-and-unordered"),
            network("zones", List.of(), "frankfurt: f1 f2 c1; london", "network/zones-three-regions"),
            network("pace", List.of(), "", "network/pace-by-priority"),
            new Row(
                    "network.zones, members and between",
                    "Zones with names and distances of one's own.",
                    List.of(),
                    "",
                    "network/zones-by-hand"));

    static final List<Row> WORKLOAD = List.of(
            workload("clients", "network/closed-loop"),
            workload("keys", "network/zipf-keys"),
            workload("skew", "network/zipf-keys"),
            workload("rate", "network/zipf-keys"),
            workload("think", "network/closed-loop"),
            workload("mix", "raft/commits-old-terms"),
            workload("from", "raft/commits-old-terms"),
            workload("until", "raft/commits-old-terms"),
            timeouts("timeout", "operation given up"),
            timeouts("retries", "operation asked again"));

    static final List<Row> CLIMATES = List.of(
            climate("calm", "network/climate-calm"),
            climate("breezy", "network/climate-breezy"),
            climate("stormy", "network/climate-stormy"),
            climate("hostile", "network/climate-hostile"),
            climate("kinds", "network/climate-of-its-own"));

    static final List<Row> DISKS = List.of(
            disk(
                    "slow",
                    "A save takes a time, drawn from `delay`, in which the node waits.",
                    List.of("slow disk"),
                    "DISTURBED: disk: slow",
                    "faults/disk-slow"),
            disk(
                    "loses-unsynced",
                    "What was written and not synced is gone after a crash.",
                    List.of("lost write"),
                    "DISTURBED: disk: loses what was not synced",
                    "wal/loses-unsynced"),
            disk(
                    "torn-write",
                    "What was written and not synced when the node crashed can no longer be read.",
                    List.of("torn write"),
                    "DISTURBED: disk: torn writes",
                    "wal/torn-write"),
            disk(
                    "bit-rot",
                    "Something that was saved can no longer be read; a node that needs it cannot boot.",
                    List.of("bit rot", "failed boot"),
                    "DISTURBED: cannot boot",
                    "faults/bit-rot"),
            disk(
                    "misdirected-write",
                    "A write lands on another file of the same node, or nowhere.",
                    List.of("misdirected write"),
                    "DISTURBED: disk: misdirected writes",
                    "faults/misdirected-write"),
            disk(
                    "stale-read",
                    "A boot reads what was there before the last write.",
                    List.of("stale read"),
                    "DISTURBED: disk: stale reads",
                    "faults/stale-read"),
            disk(
                    "io-error",
                    "A write fails, and the node stops at once; when it is over, the node boots again.",
                    List.of("I/O error", "crash inside a handler", "restart"),
                    "DISTURBED: disk: I/O errors",
                    "faults/io-error"),
            disk(
                    "full",
                    "Every write fails, and the node stops at the first; when it is over, the node boots again.",
                    List.of("full disk", "crash inside a handler", "restart"),
                    "DISTURBED: disk: full",
                    "faults/disk-full"),
            disk(
                    "lying-sync",
                    "A sync says that it is done and is not: a crash loses what was written since the fault began.",
                    List.of("lying sync"),
                    "DISTURBED: disk: syncs lie",
                    "faults/lying-sync"));

    static final List<Row> CLOCKS = List.of(
            kind("clockJump", List.of("clock jump"), "DISTURBED: clock jump of 500ms", "faults/clock-jump"),
            kind("clockDrift", List.of("clock drift"), "DISTURBED: clock drift of -900000 ppm", "faults/clock-drift"),
            kind("clockStrobe", List.of("clock strobe"), "DISTURBED: clock strobe of 1s, each", "faults/clock-strobe"));

    static final List<Row> TRAITORS = List.of(
            traitor("silence", "A message is not sent.", List.of("byzantine silence")),
            traitor(
                    "equivocate",
                    "Half of the receivers, always the same half, are told something else.",
                    List.of("byzantine equivocation")),
            traitor("alter", "Some number in a message is changed.", List.of("byzantine alteration")),
            late(
                    "replay",
                    "An earlier message to the same receiver goes along.",
                    List.of("byzantine replay"),
                    REPLAYED),
            late("delay", "A message is sent later.", List.of("byzantine delay"), DELAYED));

    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private FaultsPage() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(NODES);
        rows.addAll(NETWORK);
        rows.addAll(DISKS);
        rows.addAll(CLOCKS);
        rows.addAll(TRAITORS);
        rows.addAll(WORKLOAD);
        rows.addAll(CLIMATES);
        return rows;
    }

    static String text() {
        FaultsPage page = new FaultsPage();
        page.section("Nodes", NODES);
        page.section("Network", NETWORK);
        page.section("Disks", DISKS);
        page.section("Clocks", CLOCKS);
        page.section("Byzantine nodes", TRAITORS);
        page.section("Clients", WORKLOAD);
        page.section("Climates", CLIMATES);
        return page.page.toString();
    }

    private static Row kind(String word, List<String> counted, String mark, String scenario) {
        Class<?> kind = Objects.requireNonNull(FaultSpec.kinds().get(word), word);
        return new Row(word, kind.getAnnotation(Doc.class).value(), counted, mark, scenario);
    }

    private static Row network(String field, List<String> counted, String mark, String scenario) {
        return new Row("network." + field, doc(NetworkSpec.class, field), counted, mark, scenario);
    }

    private static Row workload(String field, String scenario) {
        return new Row("workload." + field, doc(WorkloadSpec.class, field), List.of(), "", scenario);
    }

    /** A client that gives up is told as such. */
    private static Row timeouts(String field, String counted) {
        return new Row(
                "workload." + field,
                doc(WorkloadSpec.class, field),
                List.of(counted),
                "GIVES UP",
                "network/timeouts-and-retries");
    }

    private static Row climate(String word, String scenario) {
        String meaning = word.equals("kinds")
                ? doc(ClimateSpec.class, word)
                : "Weather of these kinds, drawn from the seed: "
                        + Climate.named(word, Climate.Budget.minority(3)).kinds().stream()
                                .map(kind -> Forms.word(kind.weather()))
                                .collect(Collectors.joining(", "));
        return new Row("climate: " + word, word.equals("calm") ? "No weather." : meaning, List.of(), "", scenario);
    }

    /** What the reference of scenario files says about a field. */
    private static String doc(Class<?> group, String field) {
        for (var component : group.getRecordComponents()) {
            if (RecordParts.name(component).equals(field)) {
                return component.getAnnotation(Doc.class).value();
            }
        }
        throw new IllegalArgumentException(group.getSimpleName() + " has no " + field);
    }

    private static Row disk(String kind, String meaning, List<String> counted, String mark, String scenario) {
        return new Row("disk, kind: " + kind, meaning, counted, mark, scenario);
    }

    private static Row traitor(String word, String meaning, List<String> counted) {
        return new Row(
                "byzantine, " + word, meaning, counted, "DISTURBED: Byzantine: " + word, "faults/byzantine-" + word);
    }

    private static Row late(String word, String meaning, List<String> counted, Detour detour) {
        return new Row("byzantine, " + word, meaning, counted, "(" + detour.words() + ")", "faults/byzantine-" + word);
    }

    private void section(String title, List<Row> rows) {
        page.append("\n## ").append(title).append("\n\n");
        page.append("| word | what it does | counted as | on the timeline | scenario |\n");
        page.append("| --- | --- | --- | --- | --- |\n");
        for (Row row : rows) {
            page.append("| ")
                    .append(row.words().isEmpty() ? "" : "`" + row.words() + "`")
                    .append(" | ")
                    .append(row.meaning())
                    .append(" | ")
                    .append(String.join(", ", row.counted()))
                    .append(" | ")
                    .append(row.mark().isEmpty() ? "" : "`" + row.mark().replace("|", "\\|") + "`")
                    .append(" | ")
                    .append(row.scenario().isEmpty() ? "" : "`" + row.scenario() + "`")
                    .append(" |\n");
        }
    }
}
