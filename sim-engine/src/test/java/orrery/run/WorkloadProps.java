package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Workload;
import orrery.world.Workload.Loop;

/** What a workload means, for any seed. */
class WorkloadProps {

    private static final Map<String, Integer> MIX = Map.of("put", 1);

    /** Answers after so many milliseconds. */
    private static Protocol<String, String> answering(int millis) {
        return script((input, ctx, setup) -> {
            if (input.startsWith("op ")) {
                ctx.setTimer(Duration.ofMillis(millis), "answer " + input.substring(3));
            } else if (input.startsWith("answer ")) {
                ctx.complete(Long.parseLong(input.substring(7)), Outcome.ok(new KeyValue.Done()));
            }
        });
    }

    private static final Protocol<String, String> QUICK = answering(0);
    private static final Protocol<String, String> SLOW = answering(20);
    private static final Protocol<String, String> SILENT = script((input, ctx, setup) -> {});

    private static Trace play(Protocol<?, ?> protocol, int clients, Workload workload, long seed) {
        return Worlds.play(protocol, Worlds.of(1, clients, Worlds.CALM, workload), seed);
    }

    private static Workload closed(int thinkMillis, int keys, double skew, Optional<Span> timeout, int retries) {
        return new Workload(
                new Loop.Closed(new Distribution.Constant(thinkMillis * 1_000_000L)),
                keys,
                skew,
                MIX,
                100_000_000,
                900_000_000,
                timeout,
                retries);
    }

    /** What is asked, and of whom and in which order, does not depend on the answers. */
    @Property(tries = 60)
    void anOpenLoopAsksTheSameWhateverTheAnswers(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int clients) {
        Workload open = Workload.open(60, 3, MIX, 0, Worlds.SECOND);
        Map<NodeId, List<Record>> quick = questions(play(QUICK, clients, open, seed));
        Map<NodeId, List<Record>> slow = questions(play(SLOW, clients, open, seed));
        slow.forEach((client, asked) -> assertThat(quick.get(client)).startsWith(asked.toArray(Record[]::new)));
        assertThat(quick).isNotEmpty();
    }

    private static Map<NodeId, List<Record>> questions(Trace trace) {
        Map<NodeId, List<Record>> questions = new LinkedHashMap<>();
        for (Operation operation : trace.history().operations()) {
            questions
                    .computeIfAbsent(operation.client(), client -> new java.util.ArrayList<>())
                    .add(operation.question());
        }
        return questions;
    }

    @Property(tries = 60)
    void aClosedLoopThinksBetweenAnAnswerAndTheNextQuestion(@ForAll long seed) {
        Trace trace = play(SLOW, 3, closed(15, 3, 0, Optional.empty(), 0), seed);
        Map<NodeId, Operation> last = new HashMap<>();
        for (Operation operation : trace.history().operations()) {
            Operation before = last.put(operation.client(), operation);
            if (before != null) {
                assertThat(operation.invokedNanos() - before.completedNanos()).isEqualTo(15_000_000);
            }
            assertThat(operation.invokedNanos()).isBetween(100_000_000L, 900_000_000L);
        }
        assertThat(last).hasSize(3);
    }

    /** A client has at most one operation open, and no two operations carry the same value. */
    @Property(tries = 60)
    void aClientDoesOneThingAtATimeAndNeverWritesAValueTwice(@ForAll long seed) {
        Trace trace = play(SLOW, 3, Workload.open(300, 2, MIX, 0, Worlds.SECOND), seed);
        Map<NodeId, Long> freeAt = new HashMap<>();
        for (Operation operation : trace.history().operations()) {
            assertThat(operation.invokedNanos()).isGreaterThanOrEqualTo(freeAt.getOrDefault(operation.client(), 0L));
            freeAt.put(operation.client(), operation.completedNanos());
        }
        assertThat(trace.history().operations())
                .extracting(operation -> ((KeyValue.Put) operation.question()).value())
                .doesNotHaveDuplicates();
    }

    /** The more popular key is asked for at least as often, within what chance allows. */
    @Property(tries = 30)
    void zipfRanksAreInOrder(@ForAll long seed) {
        int[] counts = new int[4];
        List<Operation> operations = play(QUICK, 4, closed(1, 4, 1.2, Optional.empty(), 0), seed)
                .history()
                .operations();
        for (Operation operation : operations) {
            String key = ((KeyValue) operation.question()).key();
            counts[Integer.parseInt(key.substring(1)) - 1]++;
        }
        assertThat(operations).hasSizeGreaterThan(2000);
        assertThat(counts[0]).isGreaterThan(counts[1]);
        assertThat(counts[1]).isGreaterThan(counts[2]);
        assertThat(counts[2]).isGreaterThan(counts[3]);
        assertThat(counts[0] / (double) counts[1]).isBetween(1.8, 2.9);
    }

    @Property(tries = 60)
    void aClientGivesUpInItsTimeAndAsksAgainAsOftenAsItMay(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int retries) {
        Trace trace = play(SILENT, 2, closed(5, 3, 0, Optional.of(Span.millis(20, 40)), retries), seed);
        Map<Record, Integer> times = new HashMap<>();
        trace.history().operations().forEach(operation -> times.merge(operation.question(), 1, Integer::sum));
        assertThat(times.values()).allMatch(count -> count <= retries + 1);
        assertThat(times.values()).contains(retries + 1);
        for (var step : trace.steps()) {
            if (step.event() instanceof Event.GaveUp(long op)) {
                long waited = step.timeNanos()
                        - trace.history().operations().get((int) op).invokedNanos();
                assertThat(waited).isBetween(20_000_000L, 40_000_000L);
            }
        }
        assertThat(trace.history().operations()).noneMatch(operation -> operation.outcome() instanceof Outcome.Ok);
    }

    @Property(tries = 30)
    void theMixIsAsItWasWeighted(@ForAll long seed) {
        Map<String, Integer> mix = new LinkedHashMap<>();
        mix.put("put", 1);
        mix.put("get", 3);
        Workload workload = new Workload(
                new Loop.Closed(new Distribution.Constant(1_000_000)),
                3,
                0,
                mix,
                0,
                Worlds.SECOND,
                Optional.empty(),
                0);
        List<Operation> operations = play(QUICK, 2, workload, seed).history().operations();
        long gets = operations.stream()
                .filter(operation -> operation.question() instanceof KeyValue.Get)
                .count();
        assertThat(gets / (double) operations.size()).isBetween(.68, .82);
    }

    @Property(tries = 30)
    void theSameSeedIsTheSameWorkload(@ForAll long seed) {
        Workload open = Workload.open(100, 3, MIX, 0, Worlds.SECOND);
        assertThat(play(SLOW, 3, open, seed)).isEqualTo(play(SLOW, 3, open, seed));
        // one more client changes nothing that is drawn for the others, but shares the rate with them
        Workload closed = closed(5, 3, 1, Optional.empty(), 0);
        Map<NodeId, List<Record>> two = questions(play(SLOW, 2, closed, seed));
        Map<NodeId, List<Record>> three = questions(play(SLOW, 3, closed, seed));
        two.forEach((client, asked) -> assertThat(three).containsEntry(client, asked));
    }
}
