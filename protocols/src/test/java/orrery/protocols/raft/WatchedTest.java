package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Consistency;
import orrery.verdict.Verdict;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;

/** A run whose history is watched ends at the completion that broke it, and its verdict is the one that the end would bring. */
class WatchedTest {

    private static final Consistency KV = new Linearizability(Models.named("kv"));

    private static Trial.Played play(Protocol<?, ?> protocol, long seed, boolean keepGoing, boolean watched) {
        Stage stage = new Stage(3)
                .lasting(Duration.ofMillis(2_500))
                .clients(2, 40, "put", "get", "get", "get")
                .cut(
                        1_000,
                        List.of(Stage.LEADER, new Stage(3).client(1)),
                        List.of(Stage.OTHERS, new Stage(3).client(2)),
                        1_000);
        Trial trial = new Trial(
                protocol, "", stage.world(), Optional.empty(), "test", watched ? List.of(KV) : List.of(), keepGoing);
        return trial.play(seed, Recording.digestOnly());
    }

    private static Protocol<?, ?> twin(String name) {
        return new Raft()
                .twins().stream()
                        .filter(twin -> twin.name().equals(name))
                        .map(Twin::protocol)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void theRunEndsWhereItsHistoryBreaks() {
        int broken = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Trial.Played stopped = play(twin("reads-without-quorum"), seed, false, true);
            Trial.Played whole = play(twin("reads-without-quorum"), seed, true, true);
            Verdict there = stopped.verdicts().getLast();
            Verdict atEnd = KV.judge(whole.trace());
            assertThat(there.status()).isEqualTo(atEnd.status());
            assertThat(whole.verdicts().getLast().step()).isEqualTo(there.step());
            if (there.broken()) {
                broken++;
                assertThat(there.sentence())
                        .endsWith("; visible to clients although every promise about the nodes held");
                assertThat(stopped.trace().end().kind()).isEqualTo(Trace.End.Kind.STOPPED);
                assertThat(stopped.trace().summary().steps()).isEqualTo(there.step() + 1);
                assertThat(KV.judge(stopped.trace()).broken()).isTrue();
                assertThat(whole.trace().end().kind()).isEqualTo(Trace.End.Kind.TIME_UP);
            } else {
                assertThat(stopped).isEqualTo(whole);
            }
        }
        assertThat(broken).isBetween(1, 19);
    }

    /** Two leaders of one term, in a world in which nobody asks them anything that would show it. */
    @Test
    void whatIsBrokenInsideIsToldFromWhatClientsSee() {
        int invisible = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Trial.Played played = play(twin("counts-itself-twice"), seed, false, true);
            Verdict seen = played.verdicts().getLast();
            if (!played.held() && !seen.broken()) {
                invisible++;
                assertThat(seen.status()).isEqualTo(Verdict.Status.HELD);
                assertThat(seen.sentence()).startsWith("violated inside, invisible to these clients: ");
            }
        }
        assertThat(invisible).isPositive();
    }

    @Test
    void watchingChangesNothing() {
        Trial.Played watched = play(new Raft(), 7, false, true);
        Trial.Played alone = play(new Raft(), 7, false, false);
        assertThat(watched.trace()).isEqualTo(alone.trace());
        assertThat(watched.held()).isTrue();
    }
}
