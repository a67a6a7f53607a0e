package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Workload;
import orrery.world.Workload.Loop;

/** What clients are asked, and when. */
class WorkloadTest {

    private static final Map<String, Integer> PUTS = Map.of("put", 1);

    /** Answers after 30 ms. */
    private static final Protocol<String, String> ANSWERING = script((input, ctx, setup) -> {
        if (input.startsWith("op ")) {
            ctx.setTimer(Duration.ofMillis(30), "answer " + input.substring(3));
        } else if (input.startsWith("answer ")) {
            ctx.complete(Long.parseLong(input.substring(7)), Outcome.ok(new KeyValue.Done()));
        }
    });

    private static final Protocol<String, String> SILENT = script((input, ctx, setup) -> {});

    private static Trace play(Protocol<?, ?> protocol, int clients, Workload workload) {
        return Worlds.play(protocol, Worlds.of(1, clients, Worlds.CALM, workload), 1);
    }

    @Test
    void anOpenLoopKeepsItsRateWhateverTheAnswers() {
        Workload fast = Workload.open(200, 3, PUTS, 0, Worlds.SECOND);
        // two clients that take 30 ms an answer get through 66 questions in a second, whatever is asked of them
        assertThat(play(ANSWERING, 2, fast).history().operations()).hasSizeBetween(60, 67);
        Workload slow = Workload.open(20, 3, PUTS, 0, Worlds.SECOND);
        int asked = 0;
        for (long seed = 0; seed < 50; seed++) {
            Trace trace = Worlds.play(ANSWERING, Worlds.of(1, 2, Worlds.CALM, slow), seed);
            asked += trace.history().operations().size();
        }
        assertThat(asked / 50.0).isCloseTo(20, within(2.5));
    }

    @Test
    void aClosedLoopAsksWhenItHasBeenAnsweredAndHasThought() {
        Workload workload = new Workload(
                new Loop.Closed(new Distribution.Constant(20_000_000)),
                3,
                0,
                PUTS,
                100_000_000,
                Worlds.SECOND,
                Optional.empty(),
                0);
        List<Operation> operations = play(ANSWERING, 1, workload).history().operations();
        assertThat(operations).hasSize(18);
        for (int nth = 0; nth < operations.size(); nth++) {
            assertThat(operations.get(nth).invokedNanos()).isEqualTo((120 + 50L * nth) * 1_000_000);
        }
    }

    @Test
    void aClientGivesUpAndTheOutcomeIsUnknown() {
        Workload workload = new Workload(
                new Loop.Closed(new Distribution.Constant(0)),
                3,
                0,
                PUTS,
                0,
                Worlds.SECOND,
                Optional.of(Span.millis(100, 100)),
                0);
        Trace trace = play(SILENT, 1, workload);
        List<Operation> operations = trace.history().operations();
        assertThat(operations).hasSize(10);
        assertThat(operations.getFirst().outcome()).isEqualTo(Outcome.unknown("the client gave up"));
        assertThat(operations.getFirst().completed()).isEqualTo(Operation.OPEN);
        assertThat(trace.steps())
                .filteredOn(step -> step.event() instanceof Event.GaveUp)
                .hasSizeBetween(9, 10);
    }

    @Test
    void whatFailedIsAskedAgainAsOftenAsTheWorkloadSays() {
        Workload workload =
                new Workload(new Loop.Open(20), 3, 0, PUTS, 0, Worlds.SECOND, Optional.of(Span.millis(50, 50)), 2);
        Protocol<String, String> failing = script((input, ctx, setup) -> {
            if (input.startsWith("op ")) {
                ctx.complete(Long.parseLong(input.substring(3)), Outcome.fail("no"));
            }
        });
        Map<Record, Integer> times = new LinkedHashMap<>();
        for (Operation operation : play(failing, 1, workload).history().operations()) {
            times.merge(operation.question(), 1, Integer::sum);
        }
        assertThat(times.values()).hasSizeGreaterThan(5).allMatch(count -> count == 3);
    }

    @Test
    void popularKeysFollowZipf() {
        Workload workload = new Workload(
                new Loop.Closed(new Distribution.Constant(0)), 4, 1, PUTS, 0, Worlds.SECOND, Optional.empty(), 0);
        Protocol<String, String> quick = script((input, ctx, setup) -> {
            if (input.startsWith("op ")) {
                ctx.setTimer(Duration.ofMillis(1), "answer " + input.substring(3));
            } else if (input.startsWith("answer ")) {
                ctx.complete(Long.parseLong(input.substring(7)), Outcome.ok(new KeyValue.Done()));
            }
        });
        Map<String, Integer> counts = new TreeMap<>();
        int all = 0;
        for (long seed = 0; seed < 20; seed++) {
            Trace trace = Worlds.play(quick, Worlds.of(1, 1, Worlds.CALM, workload), seed);
            for (Operation operation : trace.history().operations()) {
                counts.merge(((KeyValue) operation.question()).key(), 1, Integer::sum);
                all++;
            }
        }
        double harmonic = 1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0;
        assertThat(counts.get("k1") / (double) all).isCloseTo(1 / harmonic, within(.02));
        assertThat(counts.get("k4") / (double) all).isCloseTo(.25 / harmonic, within(.02));
    }

    @Test
    void everyValueIsWrittenOnce() {
        Trace trace = play(ANSWERING, 3, Workload.open(300, 2, PUTS, 0, Worlds.SECOND));
        TreeSet<Long> values = new TreeSet<>();
        List<Operation> operations = trace.history().operations();
        operations.forEach(operation -> values.add(((KeyValue.Put) operation.question()).value()));
        assertThat(values).hasSameSizeAs(operations);
    }

    /** {@code Map.of} walks in another order in each Java machine; what is asked must not hang on that. */
    @Test
    void aMixWithoutAnOrderIsTakenByName() {
        Map<String, Integer> unordered = new HashMap<>();
        for (String ask : List.of("put", "get", "cas", "swap", "add")) {
            unordered.put(ask, 1);
        }
        assertThat(Workload.open(1, 1, unordered, 0, 1).mix().keySet())
                .containsExactly("add", "cas", "get", "put", "swap");
        Map<String, Integer> ordered = new LinkedHashMap<>();
        ordered.put("put", 1);
        ordered.put("add", 1);
        Workload workload = Workload.open(1, 1, ordered, 0, 1);
        assertThat(workload.mix().keySet()).containsExactly("put", "add");
        assertThat(Workload.open(1, 1, workload.mix(), 0, 1).mix().keySet()).containsExactly("put", "add");
    }
}
