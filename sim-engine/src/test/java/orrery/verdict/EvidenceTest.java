package orrery.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.History;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.trace.Trace;

/** Runs told by hand, in which a promise is broken, and the steps on which that hangs. */
class EvidenceTest {

    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");
    private static final long MS = 1_000_000;

    private record Saved(int term, int log) {}

    private interface Server extends Node<String, String> {
        @Override
        default Node<String, String> receive(NodeId from, String message, Context<String, String> ctx) {
            return this;
        }

        Saved saved();

        int commit();
    }

    private record Follower(Saved saved, int commit) implements Server {}

    private record Leader(Saved saved, int commit) implements Server {
        private Leader {
            if (commit > saved.log()) {
                throw new IllegalArgumentException("committed what it has not");
            }
        }
    }

    private static Follower follower(int term, int log, int commit) {
        return new Follower(new Saved(term, log), commit);
    }

    private static Leader leader(int term, int log, int commit) {
        return new Leader(new Saved(term, log), commit);
    }

    /** Steps are numbered in tens. */
    private static final class Run {

        private final Judge judge;
        private final Node<?, ?>[] states = new Node<?, ?>[2];
        private long step;

        private Run(int kept, Check... checks) {
            judge = new Judge(List.of(N1, N2), List.of(checks), true, kept);
        }

        private Run at(NodeId node, @Nullable Node<?, ?> after) {
            Node<?, ?> before = states[node.index()];
            states[node.index()] = after;
            judge.changed(step, step * MS, node, before, after, null);
            step += 10;
            return this;
        }

        private List<Evidence> evidence() {
            List<Verdict> verdicts = judge.verdicts(new Trace(
                    new Trace.Header("s", "p", "", 1, List.of(N1, N2), List.of(), 10_000 * MS),
                    List.of(),
                    new History(List.of()),
                    new Trace.Summary(step, step * MS, 0, 0, new TreeMap<>()),
                    new Trace.End(Trace.End.Kind.TIME_UP, ""),
                    0));
            assertThat(verdicts).allMatch(Verdict::broken);
            return verdicts.getFirst().evidence();
        }
    }

    private static final Check ONE_LEADER = Check.always("one leader a term", all -> {
        List<Integer> terms =
                all.all(Leader.class).stream().map(each -> each.saved().term()).toList();
        return terms.stream().distinct().count() == terms.size()
                ? Optional.empty()
                : Optional.of("two lead term " + terms.getFirst());
    });

    @Test
    void ofTwoLeadersTheStepsInWhichEachBecameSo() {
        Run run = new Run(100, ONE_LEADER)
                .at(N1, follower(1, 0, 0))
                .at(N2, follower(1, 0, 0))
                .at(N1, leader(2, 0, 0))
                .at(N1, leader(2, 1, 0))
                .at(N1, leader(2, 2, 1))
                .at(N2, follower(2, 1, 0))
                .at(N2, leader(2, 1, 0));
        assertThat(run.evidence()).containsExactly(new Evidence(20, N1, List.of()), new Evidence(60, N2, List.of()));
    }

    @Test
    void withoutMomentsKeptThereIsNone() {
        Run run = new Run(0, ONE_LEADER).at(N1, leader(2, 0, 0)).at(N2, leader(2, 0, 0));
        assertThat(run.evidence()).isEmpty();
    }

    @Test
    void ofAStepWhenItsNodeCameToKnowWhatItNowForgets() {
        Check kept = Check.everyStep("committed entries stay", change -> {
            int committed =
                    change.before().map(each -> ((Server) each).commit()).orElse(0);
            int log = change.after().map(each -> ((Server) each).saved().log()).orElse(committed);
            return log < committed ? Optional.of("took back " + committed) : Optional.empty();
        });
        Run run = new Run(100, kept)
                .at(N1, follower(1, 3, 0))
                .at(N1, follower(1, 3, 2))
                .at(N1, follower(2, 3, 2))
                .at(N2, follower(2, 0, 0))
                .at(N1, follower(3, 1, 2));
        assertThat(run.evidence())
                .containsExactly(new Evidence(10, N1, List.of("commit")), new Evidence(40, N1, List.of("saved.log")));
    }

    /** The most that was ever committed, and by whom. */
    private record Most(int committed, String by, Optional<String> objection) {
        private Most after(Change change) {
            if (!(change.after().orElse(null) instanceof Server server)) {
                return this;
            }
            if (server instanceof Leader && server.saved().log() < committed) {
                return new Most(
                        committed, by, Optional.of(change.node() + " leads without " + committed + " of " + by));
            }
            return server.commit() > committed
                    ? new Most(server.commit(), change.node().name(), objection)
                    : this;
        }
    }

    private static final Check COMPLETE = Check.remembering(
            "leader completeness", new Most(0, "nobody", Optional.empty()), Most::after, Most::objection);

    @Test
    void ofAMemoryTheStepThatMadeItWhatItIs() {
        Run run = new Run(100, COMPLETE)
                .at(N1, follower(1, 3, 0))
                .at(N1, follower(1, 3, 1))
                .at(N1, follower(2, 3, 2))
                .at(N1, null)
                .at(N2, follower(2, 1, 1))
                .at(N2, leader(3, 1, 1));
        assertThat(run.evidence())
                .containsExactly(new Evidence(20, N1, List.of("commit")), new Evidence(50, N2, List.of()));
    }

    /** As of a decision, which counts when its site goes on from it: the check hears of it one step late. */
    @Test
    void ofAMemoryOfWhatNodesGoOnFromTheStepsInWhichThatCameAbout() {
        Check late = Check.remembering(
                "leader completeness",
                new Most(0, "nobody", Optional.empty()),
                (most, change) ->
                        most.after(new Change(change.node(), Optional.empty(), change.before(), change.snapshot())),
                Most::objection);
        Run run = new Run(100, late)
                .at(N1, follower(1, 3, 0))
                .at(N1, follower(1, 3, 2))
                .at(N2, follower(2, 1, 1))
                .at(N1, follower(2, 3, 2))
                .at(N2, leader(3, 1, 1))
                .at(N2, leader(4, 1, 1));
        assertThat(run.evidence())
                .containsExactly(new Evidence(10, N1, List.of("commit")), new Evidence(40, N2, List.of()));
    }

    @Test
    void aMemoryOfWhatWasBeforeTheMomentsThatAreKeptIsNotGuessed() {
        Run run = new Run(2, COMPLETE)
                .at(N1, follower(2, 3, 2))
                .at(N1, null)
                .at(N2, follower(2, 1, 1))
                .at(N2, leader(3, 1, 1));
        assertThat(run.evidence()).extracting(Evidence::step).containsExactly(30L);
    }

    @Test
    void whereEveryStepCountsNoneDecides() {
        Check sum = Check.remembering(
                "few steps",
                0,
                (count, change) -> count + 1,
                count -> count == 40 ? Optional.of("40 steps") : Optional.empty());
        Run run = new Run(100, sum);
        for (int term = 0; term < 40; term++) {
            run.at(N1, follower(term, 0, 0));
        }
        assertThat(run.evidence()).extracting(Evidence::step).containsExactly(390L);
    }

    @Test
    void ofWhatNeverCameAboutTheStepSinceWhichItIsMissing() {
        Check follows = Check.eventually("all have what is committed", Duration.ofMillis(100), all -> {
            List<Server> servers = all.all(Server.class);
            int most = servers.stream().mapToInt(Server::commit).max().orElse(0);
            return servers.stream()
                    .filter(server -> server.saved().log() < most)
                    .findFirst()
                    .map(server -> "one has " + server.saved().log() + " of " + most);
        });
        Run run = new Run(100, follows)
                .at(N1, follower(1, 1, 0))
                .at(N2, follower(1, 5, 0))
                .at(N1, follower(1, 2, 0))
                .at(N2, follower(1, 5, 4));
        run.judge.disturbed(35 * MS);
        run.at(N2, follower(7, 5, 4)).at(N1, follower(7, 2, 0));
        for (int later = 0; later < 10; later++) {
            run.at(N2, follower(8 + later, 5, 4));
        }
        run.at(N1, follower(20, 5, 4));
        assertThat(run.evidence())
                .containsExactly(new Evidence(20, N1, List.of("saved.log")), new Evidence(30, N2, List.of("commit")));
    }

    @Test
    void placesThatCannotBeAsTheyWereSayNothing() {
        // n2's log and commit changed together, and a leader cannot have committed what it has not
        Check few = Check.always(
                "little is committed",
                all -> all.all(Server.class).stream()
                        .filter(server -> server.commit() > 3)
                        .findFirst()
                        .map(server -> "committed " + server.commit()));
        Run run = new Run(100, few).at(N2, leader(1, 1, 1)).at(N2, leader(1, 5, 5));
        assertThat(run.evidence()).containsExactly(new Evidence(10, N2, List.of("commit")));
    }
}
