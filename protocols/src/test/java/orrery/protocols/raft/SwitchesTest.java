package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.protocols.raft.Extension.Heartbeat;
import orrery.protocols.raft.Extension.HeartbeatReply;
import orrery.protocols.raft.Extension.TimeoutNow;
import orrery.protocols.raft.Message.AppendEntries;
import orrery.protocols.raft.Message.ClientReply;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.world.Distribution;
import orrery.world.Fault;

/** What each switch buys: the same world with it and without. */
class SwitchesTest {

    private static final int SEEDS = 20;
    private static final long LATENCY = 10_000_000;

    /** A follower is isolated for a second and comes back (9.6). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withPreVotesAFollowerThatComesBackDeposesNobody(boolean preVote) {
        int deposed = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Step> steps = play(
                    new Stage(3)
                            .set("preVote", preVote)
                            .fault(new Fault.Isolate(Stage.when(1_000), Stage.FOLLOWER, Optional.of(Stage.at(1_000)))),
                    seed);
            if (steps.stream().anyMatch(step -> step.before() instanceof Leader && step.after() instanceof Follower)) {
                deposed++;
            }
        }
        assertThat(deposed).isEqualTo(preVote ? 0 : SEEDS);
    }

    /** A leader is left with one follower of four at one second, for two seconds (6.2). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLeaderThatHearsFromNoMajorityStepsDown(boolean checkQuorum) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Step> steps = play(
                    new Stage(5)
                            .set("checkQuorum", checkQuorum)
                            .cut(1_000, List.of(Stage.LEADER, Stage.ANY), List.of(Stage.OTHERS), 2_000),
                    seed);
            long steppedDown = steps.stream()
                    .filter(step -> step.before() instanceof Leader && step.after() instanceof Follower)
                    .mapToLong(Step::timeNanos)
                    .findFirst()
                    .orElseThrow();
            long longest = Options.DEFAULTS.electionTimeout().maxNanos()
                    + 2 * Options.DEFAULTS.heartbeat().toNanos();
            if (checkQuorum) {
                assertThat(steppedDown).isBetween(1_000_000_000L, 1_000_000_000L + longest);
            } else {
                assertThat(steppedDown).isGreaterThan(3_000_000_000L);
            }
        }
    }

    /**
     * A leader that was cut off is told that its term is over, and of no round: it may lead again, and begins to count anew. An
     * answer of the old term that came late would say of the new one that somebody still hears it.
     */
    @Test
    void whoRefusesAHeartbeatSaysOfNoRoundThatItHeard() {
        int refused = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Step> steps = play(
                    new Stage(3)
                            .set("reads", Reads.READ_INDEX)
                            .cut(1_000, List.of(Stage.LEADER), List.of(Stage.OTHERS), 1_000),
                    seed);
            for (Step step : steps) {
                if (step.event() instanceof Event.Delivered delivered
                        && delivered.message() instanceof Heartbeat asked
                        && step.after() instanceof Role role
                        && asked.term() < role.server().currentTerm()) {
                    refused++;
                    assertThat(step.effects())
                            .filteredOn(Effect.Sent.class::isInstance)
                            .extracting(effect -> ((Effect.Sent) effect).message())
                            .containsExactly(new HeartbeatReply(role.server().currentTerm(), 0));
                }
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(SEEDS);
    }

    /**
     * What a read costs at the leader in a calm world: through the log, entries and a round trip; by read index, heartbeats and
     * a round trip; by lease, nothing.
     */
    @ParameterizedTest
    @EnumSource(Reads.class)
    void readsAreAnsweredFromTheLogByReadIndexOrByLease(Reads reads) {
        List<Step> steps = play(
                new Stage(3)
                        .latency(new Distribution.Constant(LATENCY))
                        .set("checkQuorum", true)
                        .set("clockBound", Duration.ofMillis(20))
                        .set("reads", reads)
                        .clients(1, 5, 1_000, 4_000, "get"),
                1);
        List<Step> asked = steps.stream()
                .filter(step -> step.after() instanceof Leader
                        && step.event() instanceof Event.Delivered delivered
                        && delivered.message() instanceof Message.ClientRequest)
                .toList();
        assertThat(asked).hasSizeGreaterThan(5);
        long entries = steps.stream()
                .flatMap(step -> step.effects().stream())
                .filter(effect -> effect instanceof Effect.Sent sent
                        && sent.message() instanceof AppendEntries append
                        && append.entries().stream().anyMatch(entry -> entry.command() instanceof Command.Request))
                .count();
        for (Step request : asked) {
            Step answered = steps.stream()
                    .filter(step -> step.number() >= request.number() && sends(step, ClientReply.class))
                    .findFirst()
                    .orElseThrow();
            long took = answered.timeNanos() - request.timeNanos();
            switch (reads) {
                case LOG -> assertThat(took).isEqualTo(2 * LATENCY);
                // at most one round was on its way before the one that confirms
                // the server at which this client reads leads, and asks nobody how far it must have come
                case READ_INDEX, FOLLOWER -> assertThat(took).isBetween(2 * LATENCY, 4 * LATENCY);
                case LEASE -> {
                    assertThat(took).isZero();
                    assertThat(sends(request, Heartbeat.class)).isFalse();
                }
            }
        }
        assertThat(entries).isEqualTo(reads == Reads.LOG ? 2L * asked.size() : 0);
    }

    /** A successor leads three messages after it was asked to stand, long before anybody's patience ends (3.10). */
    @Test
    void leadershipIsHandedOverWithoutATimeout() {
        List<Step> steps = play(
                new Stage(5)
                        .latency(new Distribution.Constant(LATENCY))
                        .set("transferAfter", Duration.ofMillis(500))
                        .set("checkQuorum", true)
                        .set("preVote", true)
                        .clients(2, 20, "put"),
                1);
        List<Step> asked =
                steps.stream().filter(step -> sends(step, TimeoutNow.class)).toList();
        assertThat(asked).hasSizeGreaterThan(4);
        for (Step request : asked.subList(0, asked.size() - 1)) {
            Step elected = steps.stream()
                    .filter(step -> step.number() > request.number()
                            && step.after() instanceof Leader
                            && !(step.before() instanceof Leader))
                    .findFirst()
                    .orElseThrow();
            assertThat(elected.timeNanos() - request.timeNanos()).isEqualTo(3 * LATENCY);
            assertThat(elected.node()).isNotEqualTo(request.node());
        }
    }

    /** Without snapshots a log grows for ever; with them it does not, and who comes back late is sent one (5.1, 5.3). */
    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void logsForget(int snapshotEvery) {
        int longest = 0;
        int installed = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Step> steps = play(
                    new Stage(3)
                            .set("snapshotEvery", snapshotEvery)
                            .set("chunk", 1)
                            .clients(3, 40, "put", "cas")
                            .fault(new Fault.Isolate(Stage.when(1_000), Stage.FOLLOWER, Optional.of(Stage.at(1_000)))),
                    seed);
            for (Step step : steps) {
                if (step.before() instanceof Role before && step.after() instanceof Role after) {
                    longest = Math.max(longest, after.server().log().entries().size());
                    if (after.server().log().baseIndex() > before.server().log().lastIndex()) {
                        installed++;
                        assertThat(after.server().machine())
                                .isEqualTo(after.server().snapshots().latest().machine());
                    }
                }
            }
        }
        if (snapshotEvery == 0) {
            assertThat(longest).isGreaterThan(100);
            assertThat(installed).isZero();
        } else {
            assertThat(longest).isLessThan(40);
            assertThat(installed).isGreaterThanOrEqualTo(SEEDS);
        }
    }

    /** Commands that come within the batch's time are in the log at once, and one save makes them durable (10.2.2). */
    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void aBatchCostsOneSave(int batchMillis) {
        List<Step> steps = play(
                new Stage(3).set("batch", Duration.ofMillis(batchMillis)).clients(20, 400, 1_000, 4_000, "put"), 1);
        long saves = 0;
        long entries = 0;
        for (Step step : steps) {
            if (step.before() instanceof Leader before && step.after() instanceof Leader after) {
                long more =
                        after.server().log().lastIndex() - before.server().log().lastIndex();
                entries += more;
                saves += more > 0 ? 1 : 0;
            }
        }
        assertThat(entries).isGreaterThan(500);
        if (batchMillis == 0) {
            assertThat(saves).isEqualTo(entries);
        } else {
            assertThat(entries).isGreaterThan(4 * saves);
        }
    }

    /**
     * Without pipelining, nothing new goes to a follower before it has answered for all that it was sent (10.2.1): neither with
     * a heartbeat nor because an answer to one comes in between.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void entriesFollowEachOtherOnlyInAPipeline(boolean pipelining) {
        List<Step> steps = play(
                new Stage(3)
                        .latency(new Distribution.Constant(LATENCY))
                        .set("pipelining", pipelining)
                        .set("heartbeat", Duration.ofMillis(7))
                        .clients(20, 400, 1_000, 4_000, "put"),
                1);
        Map<Long, Step> byNumber = steps.stream().collect(Collectors.toMap(Step::number, step -> step));
        int most = 0;
        int[] open = new int[3];
        for (Step step : steps) {
            if (step.event() instanceof Event.Delivered answer
                    && answer.message() instanceof Message.AppendAccepted
                    && byNumber.get(step.cause()).event() instanceof Event.Delivered asked
                    && asked.message() instanceof AppendEntries append
                    && !append.entries().isEmpty()) {
                open[answer.from().index()]--;
            }
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Sent sent
                        && sent.message() instanceof AppendEntries append
                        && !append.entries().isEmpty()) {
                    most = Math.max(most, ++open[sent.to().index()]);
                }
            }
        }
        if (pipelining) {
            assertThat(most).isGreaterThan(3);
        } else {
            assertThat(most).isEqualTo(1);
        }
    }

    private static boolean sends(Step step, Class<? extends Message> kind) {
        return step.effects().stream()
                .anyMatch(effect -> effect instanceof Effect.Sent sent && kind.isInstance(sent.message()));
    }

    private static List<Step> play(Stage stage, long seed) {
        return stage.trial(new Raft())
                .play(seed, Recording.everything())
                .trace()
                .steps();
    }
}
