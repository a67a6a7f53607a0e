package orrery.scenario;

import static orrery.run.core.Fired.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import orrery.run.core.Fired;

/** Makes the reference page of everything that can go wrong: its word, what it does, and where a run shows it. */
final class FaultsPage {

    private static final String INTRODUCTION = """
            # The faults

            All that can go wrong in a run: its word in [the scenario file](scenario.md#faults), what it does, how the summary
            of a run counts it, how the timeline says it, and a scenario of the library to see it in, as in
            `orrery run faults/pause`. The rows are played by the tests: each scenario counts and says what stands here.

            What has no word is for worlds that are made in Java; what has no scenario needs a protocol that does not come
            along, or zones.

            This page is generated from the sources.
            """;

    /**
     * A row.
     *
     * @param words as they are written in a fault's entry, or the name of the network's field
     * @param counted what the summary of its scenario counts
     * @param mark what its timeline says; empty if it says nothing
     * @param scenario in the library; empty if no protocol that comes along can show it
     */
    record Row(String words, String meaning, List<Fired> counted, String mark, String scenario) {}

    static final List<Row> NODES = List.of(
            kind("crash", List.of(CRASH, RESTART), "CRASH of the leader", "raft/leader-crash"),
            new Row(
                    "crash, spot: before-send",
                    "The node stops inside a handler, just before something is sent; the sends before it have happened.",
                    List.of(CRASH, CRASH_IN_HANDLER),
                    "CRASH of the leader",
                    "faults/crash-before-send"),
            new Row(
                    "crash, spot: after-save",
                    "The node stops inside a handler, just after something was saved. `before-save`, `after-send` and"
                            + " `between-effects` work in the same way.",
                    List.of(CRASH, CRASH_IN_HANDLER),
                    "CRASH of the follower",
                    "faults/crash-after-save"),
            new Row(
                    "crash, amnesia: true",
                    "The node stops, and its disk is lost. Raft may lose what it acknowledged: see also"
                            + " `faults/amnesia-survived`, where it does not.",
                    List.of(CRASH, AMNESIA),
                    "CRASH of the follower",
                    "faults/amnesia"),
            kind("pause", List.of(PAUSE), "DISTURBED: pause", "faults/pause"),
            kind("slow", List.of(SLOW), "DISTURBED: slow, 20ms..30ms an input", "faults/slow-node"),
            kind("zoneDown", List.of(CRASH), "CRASH of", ""),
            kind("rollingRestart", List.of(CRASH, RESTART), "RESTART as", "faults/rolling-restart"),
            kind("join", List.of(JOIN), "JOINS as", "faults/join-and-leave"),
            kind("leave", List.of(LEAVE), "CRASH of the leader, term 1; it stays down", "faults/join-and-leave"),
            new Row(
                    "",
                    "A node goes down and boots again as another version of the protocol, or all do, one after another.",
                    List.of(UPGRADE),
                    "",
                    ""));

    static final List<Row> NETWORK = List.of(
            kind("partition", List.of(PARTITION, DROPPED_BY_PARTITION), "PARTITION", "raft/partition-minority"),
            new Row(
                    "partition: { from, to }",
                    "Only messages in one direction are lost.",
                    List.of(ONE_WAY_PARTITION, HEAL),
                    "ONE-WAY PARTITION",
                    "faults/one-way-partition"),
            new Row(
                    "partition, with a node on no side",
                    "A bridge: two sides do not hear each other, and one node hears both.",
                    List.of(PARTITION, HEAL),
                    "PARTITION n1 n2 | n3 n4",
                    "faults/bridge"),
            new Row(
                    "partition, flapping: 100ms..300ms",
                    "The links are cut and whole in turn.",
                    List.of(PARTITION, HEAL),
                    "HEALED: n1 | n2 n3",
                    "faults/flapping"),
            kind("isolate", List.of(ISOLATION, HEAL), "PARTITION n3 | all others", "faults/amnesia"),
            kind("majoritiesRing", List.of(MAJORITIES_RING, HEAL), "PARTITION", "faults/majorities-ring"),
            kind("clog", List.of(CLOG, HELD_BY_CLOG), "DISTURBED: clog [n1] to [n2, n3]", "faults/clog-and-release"),
            network("loss", List.of(LOSS), "pingpong/lossy"),
            network("duplication", List.of(DUPLICATION), "pingpong/lossy"),
            network("reordering", List.of(REORDERING), "raft/lossy-network"),
            new Row(
                    "(any crash)",
                    "What arrives at a node that is down is dropped.",
                    List.of(DROPPED_AT_DOWN_NODE),
                    "",
                    "raft/leader-crash"),
            new Row("", "Damage that the receiver notices: the message is dropped.", List.of(CORRUPTION), "", ""),
            new Row("", "Damage that nobody notices: the message is another.", List.of(ALTERATION), "", ""),
            new Row("", "A link of limited bandwidth drops what its queue cannot hold.", List.of(OVERFLOW), "", ""),
            new Row("", "A reliable link sends again what was lost.", List.of(RETRANSMISSION), "", ""),
            new Row("", "There is no link between the two.", List.of(DROPPED_WITHOUT_LINK), "", ""));

    static final List<Row> DISKS = List.of(
            disk(
                    "slow",
                    "A save takes a time, drawn from `delay`, in which the node waits.",
                    List.of(SLOW_DISK),
                    "DISTURBED: disk: slow",
                    "faults/disk-slow"),
            disk(
                    "loses-unsynced",
                    "What was written and not synced is gone after a crash.",
                    List.of(LOST_WRITE),
                    "DISTURBED: disk: loses what was not synced",
                    ""),
            disk(
                    "torn-write",
                    "What was written and not synced when the node crashed can no longer be read.",
                    List.of(TORN_WRITE),
                    "DISTURBED: disk: torn writes",
                    ""),
            disk(
                    "bit-rot",
                    "Something that was saved can no longer be read; a node that needs it cannot boot.",
                    List.of(BIT_ROT, FAILED_BOOT),
                    "DISTURBED: cannot boot",
                    "faults/bit-rot"),
            disk(
                    "misdirected-write",
                    "A write lands on another file of the same node, or nowhere.",
                    List.of(MISDIRECTED_WRITE),
                    "DISTURBED: disk: misdirected writes",
                    "faults/misdirected-write"),
            disk(
                    "stale-read",
                    "A boot reads what was there before the last write.",
                    List.of(STALE_READ),
                    "DISTURBED: disk: stale reads",
                    "faults/stale-read"),
            disk(
                    "io-error",
                    "A write fails, and the node stops at once; when it is over, the node boots again.",
                    List.of(IO_ERROR, CRASH_IN_HANDLER, RESTART),
                    "DISTURBED: disk: I/O errors",
                    "faults/io-error"),
            disk(
                    "full",
                    "Every write fails, and the node stops at the first; when it is over, the node boots again.",
                    List.of(DISK_FULL, CRASH_IN_HANDLER, RESTART),
                    "DISTURBED: disk: full",
                    "faults/disk-full"),
            disk(
                    "lying-sync",
                    "A sync says that it is done and is not: a crash loses what was written since the fault began.",
                    List.of(LYING_SYNC),
                    "DISTURBED: disk: syncs lie",
                    "faults/lying-sync"));

    static final List<Row> CLOCKS = List.of(
            kind("clockJump", List.of(CLOCK_JUMP), "DISTURBED: clock jump of 500ms", "faults/clock-jump"),
            kind("clockDrift", List.of(CLOCK_DRIFT), "DISTURBED: clock drift of -900000 ppm", "faults/clock-drift"),
            kind("clockStrobe", List.of(CLOCK_STROBE), "DISTURBED: clock strobe of 1s", "faults/clock-strobe"));

    static final List<Row> TRAITORS = List.of(
            traitor("silence", "A message is not sent.", List.of(SILENCE)),
            traitor(
                    "equivocate",
                    "Half of the receivers, always the same half, are told something else.",
                    List.of(EQUIVOCATION)),
            traitor("alter", "Some number in a message is changed.", List.of(BYZANTINE_ALTERATION)),
            traitor("replay", "An earlier message to the same receiver goes along.", List.of(REPLAY)),
            traitor("delay", "A message is sent later.", List.of(BYZANTINE_DELAY)));

    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private FaultsPage() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(NODES);
        rows.addAll(NETWORK);
        rows.addAll(DISKS);
        rows.addAll(CLOCKS);
        rows.addAll(TRAITORS);
        return rows;
    }

    static String text() {
        FaultsPage page = new FaultsPage();
        page.section("Nodes", NODES);
        page.section("Network", NETWORK);
        page.section("Disks", DISKS);
        page.section("Clocks", CLOCKS);
        page.section("Byzantine nodes", TRAITORS);
        return page.page.toString();
    }

    private static Row kind(String word, List<Fired> counted, String mark, String scenario) {
        Class<?> kind = FaultSpec.kinds().get(word);
        return new Row(word, kind.getAnnotation(Doc.class).value(), counted, mark, scenario);
    }

    private static Row network(String field, List<Fired> counted, String scenario) {
        for (var component : NetworkSpec.class.getRecordComponents()) {
            if (component.getName().equals(field)) {
                String meaning = component.getAnnotation(Doc.class).value();
                return new Row("network." + field, meaning, counted, "", scenario);
            }
        }
        throw new IllegalArgumentException("the network has no " + field);
    }

    private static Row disk(String kind, String meaning, List<Fired> counted, String mark, String scenario) {
        return new Row("disk, kind: " + kind, meaning, counted, mark, scenario);
    }

    private static Row traitor(String word, String meaning, List<Fired> counted) {
        return new Row("byzantine, " + word, meaning, counted, "DISTURBED: Byzantine", "faults/byzantine-" + word);
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
                    .append(row.counted().stream().map(kind -> kind.word).collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(row.mark().isEmpty() ? "" : "`" + row.mark().replace("|", "\\|") + "`")
                    .append(" | ")
                    .append(row.scenario().isEmpty() ? "" : "`" + row.scenario() + "`")
                    .append(" |\n");
        }
    }
}
