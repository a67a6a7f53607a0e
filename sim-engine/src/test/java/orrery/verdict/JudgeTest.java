package orrery.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.History;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Part;
import orrery.trace.Trace;
import orrery.trace.Trace.End.Kind;
import orrery.verdict.Verdict.Status;

/** A judge watching runs told by hand: two nodes that follow and lead, and time in milliseconds. */
class JudgeTest {

    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");
    private static final long MS = 1_000_000;

    private interface Silent extends Node<String, String> {
        @Override
        default Node<String, String> receive(NodeId from, String message, Context<String, String> ctx) {
            return this;
        }
    }

    private record Follower(int term) implements Silent {}

    private record Leader(int term) implements Silent {}

    private record Vote(int term) {}

    private static final Check ONE_LEADER = Check.always(
            "one leader",
            all -> all.all(Leader.class).size() < 2 ? Optional.empty() : Optional.of(all.all(Leader.class) + " lead"));
    private static final Check A_LEADER = Check.eventually(
            "a leader",
            Duration.ofMillis(100),
            all -> all.all(Leader.class).isEmpty() ? Optional.of("nobody leads") : Optional.empty());

    /** A run told by hand. */
    private static final class Run {

        private final Judge judge;
        private final Node<?, ?>[] states = new Node<?, ?>[2];
        private long step;
        private long now;

        private Run(boolean keepGoing, Check... checks) {
            judge = new Judge(List.of(N1, N2), List.of(checks), keepGoing);
        }

        private static Run of(Check... checks) {
            return new Run(false, checks);
        }

        private boolean at(long millis, NodeId node, @Nullable Node<?, ?> after) {
            return at(millis, node, after, null);
        }

        private boolean at(long millis, NodeId node, @Nullable Node<?, ?> after, @Nullable Record saved) {
            now = millis * MS;
            Node<?, ?> before = states[node.index()];
            states[node.index()] = after;
            return judge.changed(step++, now, node, before, after, saved);
        }

        private void disturb(long millis) {
            judge.disturbed(millis * MS);
        }

        private List<Verdict> end(Kind kind, long durationMillis) {
            return judge.verdicts(new Trace(
                    new Trace.Header("s", "p", "", 1, List.of(N1, N2), List.of(), durationMillis * MS),
                    List.of(),
                    new History(List.of()),
                    new Trace.Summary(step, now, 0, 0, new TreeMap<>()),
                    new Trace.End(kind, kind == Kind.TIME_UP ? "" : "n1 said so"),
                    0));
        }
    }

    @Test
    void theRunEndsAtTheStepThatBreaksAPromise() {
        Run run = Run.of(ONE_LEADER);
        assertThat(run.at(1, N1, new Leader(1))).isTrue();
        assertThat(run.at(2, N2, new Follower(1))).isTrue();
        assertThat(run.at(3, N2, new Leader(1))).isFalse();
        assertThat(run.end(Kind.STOPPED, 1000))
                .containsExactly(
                        new Verdict("one leader", Status.BROKEN, "[Leader[term=1], Leader[term=1]] lead", 2, 3 * MS));
    }

    @Test
    void aProbeHearsItsOwnWordsForTheFirstTime() {
        Run run = Run.of(Check.noted("n1 gives up"), Check.noted("n2 gives up"));
        run.judge.noted(3, 3 * MS, N1, "n1 gives up, nearly");
        run.judge.noted(5, 5 * MS, N1, "n1 gives up");
        run.judge.noted(7, 7 * MS, N1, "n1 gives up");
        assertThat(run.end(Kind.TIME_UP, 1000))
                .containsExactly(
                        new Verdict("n1 gives up", Status.REACHED, "", 5, 5 * MS),
                        new Verdict("n2 gives up", Status.NOT_REACHED, "", -1, 0));
    }

    @Test
    void whoKeepsGoingStillHearsOfTheFirstBreachOfEachPromise() {
        Run run = new Run(
                true,
                ONE_LEADER,
                Check.always(
                        "no leader of term 9",
                        all -> all.all(Leader.class).stream()
                                .filter(leader -> leader.term == 9)
                                .findFirst()
                                .map(leader -> leader + " leads")));
        run.at(1, N1, new Leader(1));
        assertThat(run.at(2, N2, new Leader(1))).isTrue();
        assertThat(run.at(3, N2, new Leader(9))).isTrue();
        assertThat(run.at(4, N1, null)).isTrue();
        assertThat(run.end(Kind.TIME_UP, 1000)).extracting(Verdict::step).containsExactly(1L, 2L);
    }

    @Test
    void aNodeThatIsDownIsNotLeading() {
        Run run = Run.of(ONE_LEADER);
        run.at(1, N1, new Leader(1));
        run.at(2, N1, null);
        assertThat(run.at(3, N2, new Leader(2))).isTrue();
        assertThat(run.end(Kind.TIME_UP, 1000)).extracting(Verdict::status).containsExactly(Status.HELD);
    }

    @Test
    void everyStepSeesBeforeAndAfter() {
        Run run = Run.of(Check.everyStep("terms grow", change -> {
            int before = change.before().map(JudgeTest::term).orElse(0);
            int after = change.after().map(JudgeTest::term).orElse(before);
            return after < before
                    ? Optional.of(change.node() + " went from " + before + " to " + after)
                    : Optional.empty();
        }));
        assertThat(run.at(1, N1, new Follower(2))).isTrue();
        assertThat(run.at(2, N1, new Leader(3))).isTrue();
        assertThat(run.at(3, N1, new Follower(2))).isFalse();
        assertThat(run.end(Kind.STOPPED, 1000)).extracting(Verdict::sentence).containsExactly("n1 went from 3 to 2");
    }

    private static int term(Node<?, ?> node) {
        return node instanceof Leader leader ? leader.term : node instanceof Follower follower ? follower.term : 0;
    }

    @Test
    void aHistoryVariableRemembersWhatIsGone() {
        Run run = Run.of(Check.remembering(
                "one leader a term",
                List.<Integer>of(),
                (seen, change) ->
                        change.after().filter(Leader.class::isInstance).isEmpty()
                                ? seen
                                : Stream.concat(
                                                seen.stream(),
                                                Stream.of(term(change.after().get())))
                                        .toList(),
                seen -> seen.stream().distinct().count() == seen.size()
                        ? Optional.empty()
                        : Optional.of("terms " + seen)));
        run.at(1, N1, new Leader(1));
        run.at(2, N1, null);
        assertThat(run.at(3, N2, new Leader(1))).isFalse();
        assertThat(run.end(Kind.STOPPED, 1000)).extracting(Verdict::sentence).containsExactly("terms [1, 1]");
    }

    @Test
    void sometimesIsReachedOrNotButNeverBroken() {
        Run run = Run.of(
                Check.sometimes("somebody leads", all -> !all.all(Leader.class).isEmpty()),
                Check.sometimes("all lead", all -> all.all(Leader.class).size() == 2));
        run.at(1, N1, new Follower(0));
        run.at(2, N1, new Leader(1));
        assertThat(run.end(Kind.TIME_UP, 1000))
                .extracting(Verdict::status, Verdict::step)
                .containsExactly(tuple(Status.REACHED, 1L), tuple(Status.NOT_REACHED, -1L));
    }

    @Test
    void eventuallyCountsFromTheLastDisturbance() {
        Run run = Run.of(A_LEADER);
        run.at(10, N1, new Leader(1));
        run.disturb(500);
        run.at(500, N1, null);
        run.at(550, N2, new Follower(1));
        assertThat(run.end(Kind.TIME_UP, 1000))
                .containsExactly(new Verdict(
                        "a leader", Status.BROKEN, "nobody leads; no node has changed since 550ms", -1, 550 * MS));
    }

    private static final Check ALL_FOLLOW = Check.eventually(
                    "all follow whoever leads",
                    Duration.ofMillis(100),
                    all -> all.all(Follower.class).isEmpty() ? Optional.of("nobody follows") : Optional.empty())
            .once(all -> !all.all(Leader.class).isEmpty());

    @Test
    void whereNothingIsDueNothingIsMissing() {
        Run nothing = Run.of(ALL_FOLLOW);
        nothing.at(10, N1, new Candidate(1));
        nothing.at(300, N1, new Candidate(2));
        assertThat(nothing.end(Kind.TIME_UP, 1000))
                .containsExactly(new Verdict("all follow whoever leads", Status.HELD, "", -1, 300 * MS));
        Run quiet = Run.of(ALL_FOLLOW);
        quiet.at(10, N1, new Candidate(1));
        assertThat(quiet.end(Kind.QUIET, 1000)).extracting(Verdict::status).containsExactly(Status.HELD);
        Run brief = Run.of(ALL_FOLLOW);
        brief.at(10, N1, new Candidate(1));
        assertThat(brief.end(Kind.TIME_UP, 50)).extracting(Verdict::status).containsExactly(Status.UNKNOWN);
    }

    @Test
    void whatIsNotYetDueHasNotComeTrue() {
        Run late = Run.of(ALL_FOLLOW);
        late.at(0, N2, new Follower(0));
        late.at(20, N2, new Candidate(1));
        late.at(30, N1, new Leader(1));
        assertThat(late.end(Kind.TIME_UP, 1000))
                .extracting(Verdict::status, Verdict::reason)
                .containsExactly(tuple(Status.BROKEN, "nobody follows"));
        Run tooLate = Run.of(ALL_FOLLOW);
        tooLate.at(10, N2, new Candidate(1));
        tooLate.at(101, N1, new Leader(1));
        assertThat(tooLate.end(Kind.TIME_UP, 1000)).extracting(Verdict::status).containsExactly(Status.HELD);
    }

    @Test
    void whoWaitsForWhatIsSaid() {
        Run run = Run.of(A_LEADER);
        NodeId client = new NodeId(2, "c1");
        Operation question = new Operation(
                0, client, new Vote(7), 3, Operation.OPEN, Outcome.unknown("open"), 520 * MS, Operation.OPEN);
        run.disturb(500);
        run.judge.invoked(question);
        run.at(590, N1, new Follower(1));
        assertThat(run.end(Kind.TIME_UP, 610))
                .extracting(Verdict::sentence)
                .containsExactly("nobody leads; c1 has waited since 520ms for the answer to Vote[term=7]");
    }

    private record Candidate(int term) implements Silent {}

    @Test
    void whetherTheRunStandsStillOrGoesRoundInACircleIsSaid() {
        Run still = Run.of(A_LEADER);
        still.at(10, N1, new Follower(1));
        assertThat(still.end(Kind.TIME_UP, 5000))
                .extracting(Verdict::sentence)
                .containsExactly("nobody leads; no node has changed since 10ms");
        Run same = Run.of(A_LEADER);
        Run further = Run.of(A_LEADER);
        Run onwards = Run.of(A_LEADER);
        for (Run each : List.of(same, further, onwards)) {
            each.disturb(500);
        }
        for (int lap = 0; lap < 5; lap++) {
            long time = 501 + 20L * lap;
            same.at(time, N1, new Candidate(1));
            same.at(time + 10, N1, new Follower(1));
            further.at(time, N1, new Candidate(lap));
            further.at(time + 10, N1, new Follower(lap));
            onwards.at(time, N1, new Follower(lap));
        }
        assertThat(same.end(Kind.TIME_UP, 600))
                .extracting(Verdict::sentence)
                .containsExactly("nobody leads; the nodes go round in a circle: since 500ms they have come back 5 times"
                        + " to the states in which they are now");
        assertThat(further.end(Kind.TIME_UP, 600))
                .extracting(Verdict::sentence)
                .containsExactly("nobody leads; the nodes go round in a circle: since 500ms they have come back 5 times"
                        + " to n1 follower, n2 down");
        assertThat(onwards.end(Kind.TIME_UP, 600)).extracting(Verdict::sentence).containsExactly("nobody leads");
    }

    @Test
    void whoStaysWhatHeHasBecomeGetsNowhere() {
        Run run = Run.of(A_LEADER);
        run.disturb(500);
        run.at(501, N1, new Follower(0));
        for (int lap = 0; lap < 5; lap++) {
            run.at(510 + 20L * lap, N1, new Candidate(lap));
        }
        assertThat(run.end(Kind.TIME_UP, 600))
                .extracting(Verdict::sentence)
                .containsExactly("nobody leads; the nodes go on and get nowhere: since 510ms n1 has changed 4 times and"
                        + " is still candidate");
        assertThat(run.end(Kind.TIME_UP, 600)).extracting(Verdict::reason).containsExactly("nobody leads");
    }

    @Test
    void whereNothingIsLeftNothingGoesRound() {
        Run run = Run.of(A_LEADER);
        run.disturb(500);
        for (int lap = 0; lap < 5; lap++) {
            run.at(501 + 4L * lap, N1, new Candidate(lap));
            run.at(503 + 4L * lap, N1, new Follower(lap));
        }
        assertThat(run.end(Kind.QUIET, 1000))
                .extracting(Verdict::sentence)
                .containsExactly("nobody leads; nothing is left to happen, and no node has changed since 519ms");
    }

    @Test
    void whatWasTrueBeforeAndStillIsNeedNotComeTrueAgain() {
        Run run = Run.of(A_LEADER);
        run.at(10, N1, new Leader(1));
        run.disturb(500);
        assertThat(run.end(Kind.TIME_UP, 1000)).extracting(Verdict::status).containsExactly(Status.HELD);
    }

    @Test
    void itIsEnoughToBeTrueAtOneMomentOfTheWindow() {
        Run run = Run.of(A_LEADER);
        run.disturb(500);
        run.at(590, N1, new Leader(1));
        run.at(595, N1, new Follower(2));
        assertThat(run.end(Kind.TIME_UP, 1000)).extracting(Verdict::status).containsExactly(Status.HELD);
    }

    @Test
    void theMomentOfTheDisturbanceItselfDoesNotCount() {
        Run run = Run.of(A_LEADER);
        run.disturb(500);
        run.at(500, N1, new Leader(1));
        run.at(500, N1, null);
        assertThat(run.end(Kind.TIME_UP, 1000)).extracting(Verdict::status).containsExactly(Status.BROKEN);
    }

    @Test
    void tooLateIsBroken() {
        Run run = Run.of(A_LEADER);
        run.disturb(500);
        run.at(510, N1, new Follower(1));
        run.at(601, N1, new Leader(1));
        assertThat(run.end(Kind.TIME_UP, 1000)).extracting(Verdict::status).containsExactly(Status.BROKEN);
    }

    @Test
    void aRunThatEndsBeforeTheTimeIsOverCannotTell() {
        Run run = Run.of(A_LEADER);
        run.disturb(500);
        run.at(510, N1, new Follower(1));
        assertThat(run.end(Kind.TIME_UP, 580))
                .containsExactly(new Verdict(
                        "a leader",
                        Status.UNKNOWN,
                        "the run ended 80ms after the last disturbance, before the 100ms were over",
                        -1,
                        510 * MS));
    }

    @Test
    void inAQuietWorldNothingWillComeTrueAnyMore() {
        Run run = Run.of(A_LEADER);
        run.at(10, N1, new Follower(1));
        assertThat(run.end(Kind.QUIET, 1000)).extracting(Verdict::status).containsExactly(Status.BROKEN);
    }

    @Test
    void aCheckIsNotAskedAgainBeforeSomethingItLookedAtHasChanged() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger askedOfN1 = new AtomicInteger();
        Run run = Run.of(
                Check.always("of leaders", all -> {
                    asked.incrementAndGet();
                    return all.all(Leader.class).stream()
                            .map(Object::toString)
                            .filter(String::isEmpty)
                            .findAny();
                }),
                Check.always("of n1", all -> {
                    askedOfN1.incrementAndGet();
                    return all.saved(N1).map(Object::toString).filter(String::isEmpty);
                }));
        run.at(1, N1, new Follower(1));
        run.at(2, N2, new Follower(1));
        run.at(3, N2, new Follower(2));
        assertThat(asked).hasValue(1);
        assertThat(askedOfN1).hasValue(1);
        run.at(4, N2, new Leader(2));
        run.at(5, N2, null);
        assertThat(asked).hasValue(3);
        run.at(6, N1, new Follower(1), new Vote(1));
        assertThat(askedOfN1).hasValue(2);
        run.end(Kind.TIME_UP, 10);
    }

    @Test
    void aCheckOfStepsIsAskedOnlyWhereWhatItReadsBecameAnother() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        AtomicInteger askedAlways = new AtomicInteger();
        Part term = node -> switch (node) {
            case Follower follower -> follower.term();
            case Leader leader -> leader.term();
            default -> null;
        };
        Run run = Run.of(
                Check.everyStep("of terms", change -> {
                            asked.incrementAndGet();
                            return Optional.empty();
                        })
                        .reading(term),
                Check.<Integer>remembering(
                                "of roles", 0, (count, change) -> told.incrementAndGet(), count -> Optional.empty())
                        .reading(Object::getClass),
                Check.everyStep("of all", change -> {
                    askedAlways.incrementAndGet();
                    return Optional.empty();
                }));
        run.at(1, N1, new Follower(1000));
        run.at(2, N2, new Follower(1000));
        run.at(3, N2, new Follower(1000)); // as before, but not the same: the same term
        run.at(4, N2, new Leader(1000)); // another role, the same term
        run.at(5, N2, new Leader(1001)); // the same role, another term
        run.at(6, N2, new Leader(1001), new Vote(1)); // saved, and the same
        run.at(7, N2, null);
        run.at(8, N2, new Leader(1001)); // as before, but it has just booted
        assertThat(asked).hasValue(5);
        assertThat(told).hasValue(5);
        assertThat(askedAlways).hasValue(8);
    }

    @Test
    void whatACheckThrowsIsItsOwnFault() {
        Run run = Run.of(Check.always("no bugs", all -> {
            throw new IndexOutOfBoundsException("7");
        }));
        assertThatThrownBy(() -> run.at(1, N1, new Follower(1)))
                .isInstanceOf(CheckThrewException.class)
                .hasMessage("the check of \"no bugs\" threw at step 0: java.lang.IndexOutOfBoundsException: 7");
    }

    @Test
    void theWholeHistoryIsJudgedAtTheEndUnlessTheRunWasCutShort() {
        Check atEnd = Check.atEnd(
                "something was asked",
                history -> history.operations().isEmpty() ? Optional.of("nobody asked") : Optional.empty());
        assertThat(Run.of(atEnd).end(Kind.TIME_UP, 10))
                .extracting(Verdict::status, Verdict::sentence)
                .containsExactly(tuple(Status.BROKEN, "nobody asked"));
        assertThat(Run.of(atEnd).end(Kind.STOPPED, 10))
                .extracting(Verdict::status, Verdict::sentence)
                .containsExactly(tuple(Status.UNKNOWN, "the run was cut short; as far as it went: nobody asked"));
    }

    @Test
    void otherWaysToEndBadlyAreVerdictsToo() {
        assertThat(Run.of().end(Kind.THREW, 10))
                .containsExactly(new Verdict("no handler throws", Status.BROKEN, "n1 said so", -1, 0));
        assertThat(Run.of().end(Kind.REFUSED, 10)).extracting(Verdict::broken).containsExactly(true);
        assertThat(Run.of().end(Kind.STEP_LIMIT, 10))
                .extracting(Verdict::status)
                .containsExactly(Status.UNKNOWN);
    }
}
