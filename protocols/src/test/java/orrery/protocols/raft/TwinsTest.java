package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.verdict.Verdict;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Target;

/**
 * Each wrong twin breaks the promise that it names, and no other before it, within some seeds of a world that is made to
 * bring it out; the right protocol keeps all promises in the very same run of the world.
 */
class TwinsTest {

    private static final int SEEDS = 1_000;

    static Stream<Twin> twins() {
        return new Raft().twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Stage stage = stage(twin.name());
        Simulator simulator = new Simulator();
        Trial wrong = stage.trial(twin.protocol());
        Trial right = stage.trial(new Raft());
        long seed = LongStream.rangeClosed(1, twin.name().equals("commits-old-terms") ? 10 * SEEDS : SEEDS)
                .filter(candidate -> broken(wrong, simulator, candidate).equals(List.of(twin.breaks())))
                .filter(candidate -> broken(right, simulator, candidate).isEmpty())
                .findFirst()
                .orElse(0);
        assertThat(seed)
                .as("a seed at which \"%s\" is broken alone, and nothing by the right protocol", twin.breaks())
                .isPositive();
    }

    /**
     * A server that hears nobody and is heard by all stands again and again. Who is loyal to a leader does not listen; who
     * listens to anybody has a new leader each time (dissertation, 4.2.3).
     */
    @Test
    void whoListensToAnybodyIsDisturbedForEver() {
        Twin listens = new Raft()
                .twins().stream()
                        .filter(twin -> twin.name().equals("listens-to-anybody"))
                        .findFirst()
                        .orElseThrow();
        assertThat(termsOfLeaders(new Raft())).isEqualTo(1);
        assertThat(termsOfLeaders(listens.protocol())).isGreaterThan(10);
    }

    /** In how many terms somebody leads from two to ten seconds after n3 has ceased to hear n1 and n2. */
    private static long termsOfLeaders(Protocol<?, ?> protocol) {
        Stage deaf = new Stage(3)
                .set("checkQuorum", true)
                .lasting(Duration.ofSeconds(10))
                .cutOneWay(0, List.of(Stage.server(1), Stage.server(2)), List.of(Stage.server(3)), 20_000);
        Set<Long> terms = new TreeSet<>();
        new Simulator()
                .run(
                        protocol,
                        deaf.world(),
                        1,
                        "",
                        "",
                        Recording.digestOnly(),
                        (step, time, node, before, after, saved) -> {
                            if (time > 2_000_000_000L && after instanceof Leader leader) {
                                terms.add(leader.server().currentTerm());
                            }
                            return true;
                        });
        return terms.size();
    }

    private static List<String> broken(Trial trial, Simulator simulator, long seed) {
        return trial.play(simulator, seed, Recording.digestOnly()).verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::promise)
                .toList();
    }

    @Test
    void whatATwinBreaksIsPromised() {
        List<String> promises = new Raft().checks().stream().map(Check::promise).toList();
        for (Twin twin : new Raft().twins()) {
            if (!twin.breaks().equals(Twins.LINEARIZABLE)) {
                assertThat(promises).as(twin.name()).contains(twin.breaks());
            }
            Protocol<?, ?> protocol = twin.protocol();
            assertThat(protocol.checks().stream().map(Check::promise)).containsExactlyElementsOf(promises);
        }
    }

    private static Stage stage(String twin) {
        return switch (twin) {
            case "fixed-election-timeout" ->
                new Stage(3).lasting(Duration.ofSeconds(6)).latency(new Distribution.Constant(10_000_000));
            case "does-not-vote-for-itself" -> new Stage(3).electionTimeout(150, 180);
            case "counts-duplicate-votes" ->
                new Stage(4).electionTimeout(150, 160).duplicating(0.5);
            case "half-is-a-majority" ->
                new Stage(4)
                        .lasting(Duration.ofSeconds(8))
                        .cut(
                                0,
                                List.of(Stage.server(1), Stage.server(2)),
                                List.of(Stage.server(3), Stage.server(4)),
                                2_000);
            case "forgets-its-vote", "votes-before-saving" ->
                new Stage(3)
                        .electionTimeout(150, 200)
                        .cutOneWay(0, List.of(Stage.server(1)), List.of(Stage.server(2)), 1_000)
                        .fault(Stage.crash(Span.millis(160, 200), Stage.server(3), Optional.of(Span.millis(20, 20))));
            case "skips-the-log-check", "ignores-log-length" ->
                new Stage(3)
                        .clients(1, 20, "put")
                        .fault(new Fault.Isolate(Stage.when(1_000), Stage.FOLLOWER, Optional.of(Stage.at(500))));
            case "compares-only-last-index" -> {
                Stage stage = new Stage(3).clients(2, 20, 0, 1_500, "put");
                yield stage.lasting(Duration.ofSeconds(5))
                        .cut(
                                1_000,
                                List.of(Stage.LEADER, stage.client(1), stage.client(2)),
                                List.of(Stage.OTHERS),
                                2_000)
                        .crash(2_990, Stage.LEADER, 1_000);
            }
            case "answers-before-saving" ->
                new Stage(3)
                        .clients(2, 40, "put")
                        .crash(1_000, Stage.server(1), 100)
                        .crash(1_000, Stage.server(2), 100)
                        .crash(1_000, Stage.server(3), 100);
            case "obeys-old-leaders" ->
                new Stage(3)
                        .clients(2, 20, "put")
                        .reordering(0.1, Span.millis(300, 600))
                        .fault(Stage.crash(Span.millis(1_000, 2_000), Stage.LEADER, Optional.of(Stage.at(1_000))));
            case "obeys-whom-it-replaces" -> {
                Stage stage = new Stage(3).reordering(.3, Span.millis(50, 150)).clients(2, 100, 1_200, 4_000, "put");
                yield stage.cut(
                        1_000,
                        List.of(Stage.server(1), stage.client(1)),
                        List.of(Stage.server(2), stage.client(2)),
                        1_000);
            }
            case "appends-blindly" -> new Stage(3).clients(1, 10, "put").duplicating(0.2);
            case "truncates-always" -> new Stage(3).clients(2, 20, "put").reordering(0.1, Span.millis(20, 100));
            case "counts-itself-twice" ->
                deposed(new Stage(5).clients(1, 10, "put"), List.of(Stage.FOLLOWER), List.of(), 1_000);
            case "applies-before-commit" -> deposed(new Stage(3).clients(1, 10, "put"), List.of(), List.of(), 1_000);
            case "ignores-previous-term" -> deposed(new Stage(3).clients(2, 100, "put"), List.of(), List.of(2), 280);
            case "acknowledges-before-majority" ->
                deposed(new Stage(3).clients(2, 10, "put", "get"), List.of(), List.of(2), 1_000);
            case "reads-without-quorum" ->
                deposed(new Stage(3).clients(2, 10, "put", "get", "get", "get"), List.of(), List.of(2), 1_000);
            case "stops-at-old-terms" ->
                new Stage(3)
                        .lasting(Duration.ofSeconds(8))
                        .clients(2, 20, "put")
                        .fault(Stage.crash(Stage.at(1_000), Stage.LEADER, Optional.empty()));
            case "no-sessions" -> new Stage(3).clients(2, 20, "put", "get").losing(0.05);
            case "commits-old-terms" -> figure8();
            case "ignores-refused-terms", "echoes-the-askers-term" -> {
                Stage stage = new Stage(3)
                        .set("preVote", true)
                        .lasting(Duration.ofSeconds(8))
                        .clients(1, 20, 0, 1_500, "put");
                // n1 leads, alone with its client; n2 stands, n3 goes before it could vote; n1 forgets that it led
                yield stage.cut(1_000, List.of(Stage.server(1), stage.client(1)), List.of(Stage.OTHERS), 600)
                        .fault(Stage.crash(Span.millis(1_150, 1_300), Stage.server(3), Optional.empty()))
                        .crash(1_500, Stage.server(1), 50);
            }
            case "reads-unconfirmed" ->
                deposed(
                        new Stage(3).set("reads", Reads.READ_INDEX).clients(2, 10, "put", "get", "get", "get"),
                        List.of(),
                        List.of(2),
                        1_000);
            case "counts-refusals" -> {
                Stage stage = new Stage(3)
                        .set("reads", Reads.READ_INDEX)
                        .set("preVote", true)
                        .clients(2, 20, 2_100, 4_000, "put", "get", "get")
                        .fault(new Fault.Clog(
                                Stage.when(1_450),
                                List.of(Stage.server(1)),
                                List.of(Stage.server(2)),
                                Optional.of(Stage.at(600))))
                        .crash(1_560, Stage.server(1), 20);
                yield stage.cut(
                        2_150,
                        List.of(Stage.server(1), stage.client(1)),
                        List.of(Stage.server(2), Stage.server(3), stage.client(2)),
                        1_000);
            }
            case "reads-what-it-has" ->
                new Stage(3)
                        .set("reads", Reads.FOLLOWER)
                        .clients(2, 20, "put", "get", "get")
                        .cut(1_000, List.of(Stage.FOLLOWER), List.of(Stage.OTHERS), 300);
            case "hands-over-too-soon" ->
                new Stage(3)
                        .set("transferAfter", Duration.ofMillis(500))
                        .clients(2, 50, "put")
                        .cut(1_000, List.of(Stage.server(3)), List.of(Stage.server(1), Stage.server(2)), 2_000);
            case "reads-before-its-first-commit" ->
                new Stage(3)
                        .set("reads", Reads.READ_INDEX)
                        .set("retry", Duration.ofMillis(50))
                        .losing(.2)
                        .clients(4, 60, "put", "get", "get")
                        .fault(Stage.crash(Span.millis(1_000, 2_000), Stage.LEADER, Optional.empty()));
            case "ignores-the-clock-bound" ->
                deposed(
                        leasing(100)
                                .set("heartbeat", Duration.ofMillis(20))
                                .fault(new Fault.ClockDrift(Stage.when(800), Stage.LEADER, -600_000, Optional.empty())),
                        List.of(),
                        List.of(2),
                        1_000);
            case "listens-to-anybody" -> {
                Stage stage = leasing(10).set("heartbeat", Duration.ofMillis(100));
                yield stage.cut(
                        1_000,
                        List.of(Stage.server(1), stage.client(1)),
                        List.of(Stage.server(2), stage.client(2)),
                        1_000);
            }
            case "keeps-its-lease" ->
                leasing(10)
                        .set("heartbeat", Duration.ofMillis(100))
                        .set("preVote", true)
                        .set("transferAfter", Duration.ofMillis(1_000))
                        .clients(2, 200, 1_540, 4_000, "put", "get")
                        .fault(new Fault.Clog(
                                Stage.when(1_100),
                                List.of(Stage.server(1)),
                                List.of(Stage.server(2)),
                                Optional.of(Stage.at(450))))
                        .cutOneWay(
                                1_250,
                                List.of(Stage.server(2), new Stage(3).client(2)),
                                List.of(Stage.server(1)),
                                2_000);
            case "any-request-calms" ->
                new Stage(3)
                        .lasting(Duration.ofSeconds(9))
                        .clients(2, 30, 0, 1_100, "put")
                        .fault(new Fault.ClockDrift(Stage.when(500), Stage.server(3), 1_000_000, Optional.empty()))
                        .fault(new Fault.Isolate(
                                new Fault.When.At(Span.millis(950, 1_050)),
                                Stage.server(3),
                                Optional.of(Stage.at(400))))
                        .fault(Stage.crash(Span.millis(1_000, 1_150), Stage.LEADER, Optional.empty()));
            case "never-gives-up-handing-over" ->
                new Stage(3)
                        .lasting(Duration.ofSeconds(8))
                        .set("transferAfter", Duration.ofMillis(1_000))
                        .clients(2, 20, "put")
                        .cutOneWay(1_150, List.of(Stage.LEADER), List.of(Stage.OTHERS), 140);
            case "packs-with-gaps" ->
                new Stage(3)
                        .set("bytesPerMessage", 80)
                        .clients(3, 60, "put", "get", "cas")
                        .fault(new Fault.Isolate(Stage.when(1_000), Stage.FOLLOWER, Optional.of(Stage.at(200))));
            case "probes-at-its-own-end" ->
                new Stage(3)
                        .lasting(Duration.ofSeconds(8))
                        .clients(2, 20, "put")
                        .fault(new Fault.Isolate(Stage.when(1_000), Stage.FOLLOWER, Optional.of(Stage.at(100))));
            case "backs-up-past-matches" -> new Stage(3).clients(2, 30, "put").reordering(.2, Span.millis(20, 100));
            case "installs-old-snapshots" ->
                compacting(5)
                        .clients(2, 40, "put")
                        .reordering(.2, Span.millis(300, 800))
                        .cut(1_000, List.of(Stage.FOLLOWER), List.of(Stage.OTHERS), 500);
            case "forgets-the-snapshots-term" ->
                compacting(1)
                        .clients(1, 10, 0, 1_500, "put")
                        .fault(new Fault.Isolate(Stage.when(1_000), Stage.server(2), Optional.of(Stage.at(1_000))))
                        .crash(1_950, Stage.server(1), 1_000);
            case "discards-before-saving" ->
                compacting(5)
                        .clients(2, 20, "put")
                        .fault(new Fault.Crash(
                                new Fault.When.At(Span.millis(1_000, 2_000)),
                                Stage.ANY,
                                Optional.of(Stage.at(200)),
                                Fault.Spot.AFTER_SAVE,
                                false));
            case "installs-chunk-by-chunk" ->
                compacting(5)
                        .set("chunk", 1)
                        .clients(6, 30, "put", "get")
                        .fault(new Fault.Isolate(Stage.when(1_000), Stage.FOLLOWER, Optional.of(Stage.at(1_000))));
            case "keeps-its-old-log" ->
                compacting(5)
                        .lasting(Duration.ofSeconds(9))
                        .clients(2, 20, "put")
                        .fault(new Fault.Isolate(Stage.when(1_000), Stage.FOLLOWER, Optional.of(Stage.at(1_000))));
            case "remembers-what-it-sent" ->
                compacting(20)
                        .set("chunk", 1)
                        .set("preVote", true)
                        .lasting(Duration.ofSeconds(9))
                        .clients(6, 40, 0, 2_000, "put")
                        .fault(new Fault.Isolate(Stage.when(1_000), Stage.server(3), Optional.of(Stage.at(1_000))))
                        .fault(Stage.crash(
                                Span.millis(2_030, 2_150), Stage.server(3), Optional.of(Span.millis(20, 20))));
            case "leaves-sessions-out" ->
                compacting(2)
                        .set("retry", Duration.ofMillis(30))
                        .clients(3, 60, "put")
                        .fault(Stage.crash(Span.millis(800, 1_000), Stage.ANY, Optional.of(Stage.at(20))))
                        .fault(Stage.crash(Span.millis(1_300, 1_500), Stage.ANY, Optional.of(Stage.at(20))))
                        .fault(Stage.crash(Span.millis(1_800, 2_000), Stage.ANY, Optional.of(Stage.at(20))));
            case "changes-before-its-first-commit" -> {
                Stage stage = changing(5, 4, "1000ms n1 n2 n3 n4 n5", "1200ms n2 n3 n4");
                yield stage.lasting(Duration.ofSeconds(5))
                        .latency(new Distribution.Constant(5_000_000))
                        .cut(
                                990,
                                List.of(Stage.server(1), Stage.server(5), stage.client(1)),
                                List.of(Stage.server(2), Stage.server(3), Stage.server(4)),
                                700)
                        .fault(new Fault.OneWay(
                                new Fault.When.Once("two servers lead", 1, Span.millis(0, 0)),
                                List.of(Stage.server(2)),
                                List.of(Stage.server(4)),
                                Optional.of(Stage.at(2_000))))
                        .cut(
                                1_690,
                                List.of(Stage.server(1), Stage.server(4), Stage.server(5)),
                                List.of(Stage.server(2), Stage.server(3)),
                                1_500);
            }
            case "changes-while-changing", "removes-on-its-own" -> {
                Stage stage = changing(5, 5, "1000ms n1 n2");
                yield deposed(stage, List.of(Stage.server(2)), List.of(2), 1_500);
            }
            case "changes-all-at-once" -> {
                Stage stage = changing(5, 3, "1000ms n1 n2 n3 n4 n5").set("joint", true);
                yield deposed(stage, List.of(Stage.server(4), Stage.server(5)), List.of(2), 1_500);
            }
            case "loses-its-configuration", "changes-when-committed", "leaves-members-out" -> {
                Stage stage = changing(5, 3, "500ms n1 n2 n3 n4 n5")
                        .set("snapshotEvery", twin.equals("leaves-members-out") ? 5 : 0);
                yield stage.cut(
                                1_500,
                                List.of(Stage.server(1), Stage.server(2), stage.client(1)),
                                List.of(Stage.server(3), Stage.server(4), Stage.server(5), stage.client(2)),
                                1_500)
                        .crash(2_300, Stage.server(1), 50)
                        .crash(2_300, Stage.server(2), 50);
            }
            case "counts-learners" -> {
                Stage stage = changing(5, 3, "1000ms n1 n2 n3 n4 n5").set("learners", true);
                yield deposed(stage, List.of(Stage.server(4), Stage.server(5)), List.of(2), 1_500);
            }
            case "learners-refuse-to-vote" ->
                changing(3, 2, "1000ms n1 n2 n3")
                        .set("learners", true)
                        .lasting(Duration.ofSeconds(9))
                        .clients(2, 20, 0, 1_000, "put")
                        .fault(new Fault.Isolate(
                                new Fault.When.At(Span.millis(1_050, 1_150)),
                                Stage.server(3),
                                Optional.of(Stage.at(400))))
                        .fault(Stage.crash(Span.millis(1_100, 1_250), Stage.server(1), Optional.empty()));
            case "does-not-count-itself" -> {
                Stage stage =
                        changing(4, 3, "1000ms n2 n3 n4").set("joint", true).set("preVote", true);
                yield stage.lasting(Duration.ofSeconds(9))
                        .fault(Stage.crash(Stage.at(500), Stage.server(3), Optional.empty()))
                        .cut(
                                995,
                                List.of(Stage.server(1), stage.client(1)),
                                List.of(Stage.server(2), Stage.server(4)),
                                700)
                        .crash(1_600, Stage.server(1), 20);
            }
            case "leaves-too-soon" -> {
                Stage stage = changing(2, 2, "1000ms n2");
                yield stage.lasting(Duration.ofSeconds(9))
                        .cut(995, List.of(Stage.server(1), stage.client(1)), List.of(Stage.server(2)), 700)
                        .crash(1_600, Stage.server(1), 20);
            }
            case "votes-without-memory" ->
                changing(5, 4, "500ms n1 n2 n3 n4 n5", "2900ms n1 n2 n3 n4", "3500ms n1 n2 n3 n4 n5")
                        .set("learners", true)
                        .electionTimeout(300, 400)
                        .lasting(Duration.ofSeconds(9))
                        .crash(2_000, Stage.server(1), 100)
                        .cutOneWay(2_200, List.of(Stage.server(2)), List.of(Stage.server(3)), 800)
                        .fault(new Fault.Clog(
                                Stage.when(2_200),
                                List.of(Stage.server(3)),
                                List.of(Stage.server(5)),
                                Optional.of(Stage.at(300))))
                        .fault(new Fault.Crash(
                                Stage.when(2_450),
                                Stage.server(5),
                                Optional.of(Stage.at(10)),
                                Fault.Spot.BETWEEN_HANDLERS,
                                true));
            default -> throw new AssertionError("no world is known that brings out " + twin);
        };
    }

    /** So many servers, the first of which are members, and who is to be one from when. */
    private static Stage changing(int servers, int members, String... changes) {
        return new Stage(servers)
                .set("members", members)
                .set("changes", List.of(changes))
                .clients(2, 20, "put");
    }

    /** Three servers that take a snapshot after so many entries. */
    private static Stage compacting(int every) {
        return new Stage(3).set("snapshotEvery", every);
    }

    /** Two clients that ask often, and a leader that answers by lease. */
    private static Stage leasing(long clockBoundMillis) {
        return new Stage(3)
                .latency(new Distribution.Uniform(1_000_000, 5_000_000))
                .electionTimeout(150, 200)
                .set("checkQuorum", true)
                .set("reads", Reads.LEASE)
                .set("clockBound", Duration.ofMillis(clockBoundMillis))
                .set("retry", Duration.ofMillis(30))
                .clients(2, 50, "put", "get", "get", "get");
    }

    /** At one second the leader is cut off, its first client with it. */
    private static Stage deposed(Stage stage, List<Target> withIt, List<Integer> clientsOfTheRest, long forMillis) {
        List<Target> side = new ArrayList<>(List.of(Stage.LEADER, stage.client(1)));
        side.addAll(withIt);
        List<Target> rest = new ArrayList<>(List.of(Stage.OTHERS));
        clientsOfTheRest.forEach(client -> rest.add(stage.client(client)));
        return stage.cut(1_000, side, rest, forMillis);
    }

    /** Figure 8 of the paper, where it happens to be n1 that leads first and n5 that comes next. */
    private static Stage figure8() {
        Stage stage = new Stage(5)
                .lasting(Duration.ofSeconds(3))
                .set("retry", Duration.ofSeconds(10))
                .set("entriesPerMessage", 1)
                .latency(new Distribution.Constant(10_000_000))
                .clients(1, 50, 500, 600, "put");
        Target s1 = Stage.server(1);
        Target s2 = Stage.server(2);
        Target s3 = Stage.server(3);
        Target s4 = Stage.server(4);
        Target s5 = Stage.server(5);
        return stage
                // (a) s1 leads and has copied entry 2 to s2 alone
                .cut(500, List.of(s1, s2, stage.client(1)), List.of(s3, s4, s5), 250)
                // (b) s5 is elected by s3 and s4, has an entry 2 of its own, and crashes before anybody hears of it
                .cutOneWay(665, List.of(s5), List.of(s3, s4), 100)
                .crash(690, s5, 340)
                // (c) s1 is elected again and brings entry 2 to a majority, but not its new entry 3
                .cutOneWay(970, List.of(s1), List.of(s2), 50)
                .cutOneWay(1_010, List.of(s1), List.of(s3, s4), 100)
                // (d) s1 crashes; s5 has the later last term and is elected
                .crash(1_020, s1, 1_000);
    }
}
