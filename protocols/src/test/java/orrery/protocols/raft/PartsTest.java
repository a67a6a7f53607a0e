package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.Part;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Judge;
import orrery.verdict.Verdict;

/** Each promise about steps is asked exactly as often as what it reads becomes another, and says the same as if it were always asked. */
class PartsTest {

    private static Stage stage() {
        return new Stage(5)
                .lasting(Duration.ofSeconds(4))
                .clients(3, 50, "put", "get", "cas")
                .crash(1_000, Stage.LEADER, 500)
                .crash(2_000, Stage.ANY, 500);
    }

    private static List<Part> reads(Check check) {
        return switch (check) {
            case Check.EveryStep everyStep -> everyStep.reads();
            case Check.Remembering<?> remembering -> remembering.reads();
            case Check.Always always -> List.of();
            case Check.Probe probe -> List.of();
            case Check.Eventually eventually -> List.of();
            case Check.AtEnd atEnd -> List.of();
        };
    }

    private static List<Verdict> judged(Protocol<?, ?> protocol, List<Check> checks, long seed) {
        Judge judge = new Judge(stage().world().nodes(), checks, true);
        Trace trace = new Simulator().run(protocol, stage().world(), seed, "", "", Recording.digestOnly(), judge);
        return judge.verdicts(trace);
    }

    private static Check counting(Check check, Map<String, AtomicLong> asked) {
        AtomicLong count = asked.computeIfAbsent(check.promise(), promise -> new AtomicLong());
        return switch (check) {
            case Check.EveryStep(String promise, List<Part> reads, var objection) ->
                new Check.EveryStep(promise, reads, change -> {
                    count.incrementAndGet();
                    return objection.apply(change);
                });
            case Check.Remembering<?> remembering -> counting(remembering, count);
            default -> check;
        };
    }

    private static <A> Check counting(Check.Remembering<A> check, AtomicLong count) {
        return new Check.Remembering<>(
                check.promise(),
                check.reads(),
                check.start(),
                (memory, change) -> {
                    count.incrementAndGet();
                    return check.remember().apply(memory, change);
                },
                check.objection());
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // as the engine compares
    void aPromiseIsAskedAsOftenAsWhatItReadsChanges() {
        List<Check> checks = new Raft().checks();
        Map<String, AtomicLong> asked = new TreeMap<>();
        judged(new Raft(), checks.stream().map(check -> counting(check, asked)).toList(), 7);
        Map<String, AtomicLong> changed = new TreeMap<>();
        AtomicLong all = new AtomicLong();
        Map<Integer, Object> savedBefore = new TreeMap<>();
        Observer counter = (step, timeNanos, node, before, after, saved) -> {
            if (before == after && savedBefore.get(node.index()) == saved) {
                return true;
            }
            savedBefore.put(node.index(), saved);
            all.incrementAndGet();
            for (Check check : checks) {
                if (!reads(check).isEmpty() && isAnother(reads(check), before, after)) {
                    changed.computeIfAbsent(check.promise(), promise -> new AtomicLong())
                            .incrementAndGet();
                }
            }
            return true;
        };
        new Simulator().run(new Raft(), stage().world(), 7, "", "", Recording.digestOnly(), counter);
        changed.forEach((promise, times) -> {
            assertThat(asked.get(promise)).as(promise).hasValue(times.get());
            assertThat(times.get()).as(promise).isBetween(5L, all.get() * 2 / 3);
        });
        assertThat(changed).hasSize(9);
    }

    @SuppressWarnings("ReferenceEquality") // that is how parts are told apart
    private static boolean isAnother(List<Part> reads, Node<?, ?> before, Node<?, ?> after) {
        return before == null
                || after == null
                || reads.stream().anyMatch(part -> {
                    Object was = part.of(before);
                    Object is = part.of(after);
                    return was != is && !(is instanceof Long && is.equals(was));
                });
    }

    @Test
    void whatTwinsBreakIsFoundAsIfEveryStepWereLookedAt() {
        int broken = 0;
        for (Twin twin : new Raft().twins()) {
            for (long seed = 1; seed <= 2; seed++) {
                List<Check> checks = twin.protocol().checks();
                List<Check> everywhere = new ArrayList<>();
                for (Check check : checks) {
                    everywhere.add(
                            switch (check) {
                                case Check.EveryStep everyStep -> everyStep.reading();
                                case Check.Remembering<?> remembering -> remembering.reading();
                                default -> check;
                            });
                }
                List<Verdict> verdicts = judged(twin.protocol(), checks, seed);
                assertThat(verdicts).as(twin.name()).isEqualTo(judged(twin.protocol(), everywhere, seed));
                broken += (int) verdicts.stream().filter(Verdict::broken).count();
            }
        }
        assertThat(broken).isGreaterThan(3);
    }
}
