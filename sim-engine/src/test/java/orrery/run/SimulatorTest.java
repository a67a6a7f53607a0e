package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.isFirst;
import static orrery.run.Scripted.logOf;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Span;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Trace.End;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Target;

/** What the kernel promises to the author of a protocol, one promise a test. */
class SimulatorTest {

    @Test
    void aTimerFiresOnceAfterItsDelay() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.equals("start")) {
                        ctx.setTimer(Duration.ofMillis(30), "a");
                    }
                }),
                Worlds.of(1, Worlds.CALM),
                1);
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "a @30");
        assertThat(trace.end().kind()).isEqualTo(End.Kind.QUIET);
    }

    @Test
    void anEqualTimerReplacesTheEarlierOneInBothDirections() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    switch (input) {
                        case "start" -> {
                            ctx.setTimer(Duration.ofMillis(50), "later");
                            ctx.setTimer(Duration.ofMillis(80), "later");
                            ctx.setTimer(Duration.ofMillis(80), "sooner");
                            ctx.setTimer(Duration.ofMillis(20), "sooner");
                        }
                        default -> {}
                    }
                }),
                Worlds.of(1, Worlds.CALM),
                1);
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "sooner @20", "later @80");
    }

    @Test
    void aTimerSetAgainAndAgainKeepsItsPlaceInTheOrder() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.equals("start")) {
                        ctx.setTimer(Duration.ofMillis(10), "a");
                        ctx.setTimer(Duration.ofMillis(40), "b");
                        ctx.setTimer(Duration.ofMillis(40), "a");
                        ctx.setTimer(Duration.ofMillis(40), "c");
                    }
                }),
                Worlds.of(1, Worlds.CALM),
                1);
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "b @40", "a @40", "c @40");
    }

    @Test
    void aCancelledTimerDoesNotFireUnlessItIsSetAgain() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.equals("start")) {
                        ctx.setTimer(Duration.ofMillis(10), "never");
                        ctx.cancelTimer("never");
                        ctx.setTimer(Duration.ofMillis(10), "again");
                        ctx.cancelTimer("again");
                        ctx.setTimer(Duration.ofMillis(10), "again");
                        ctx.cancelTimer("unknown");
                    }
                }),
                Worlds.of(1, Worlds.CALM),
                1);
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "again @10");
    }

    @Test
    void aCrashSilencesTimersAndARestartFindsWhatWasSaved() {
        record Kept(String text) {}
        List<String> found = new ArrayList<>();
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.equals("start")) {
                        found.add(setup.saved(Kept.class).map(Kept::text).orElse("nothing"));
                        ctx.setTimer(Duration.ofMillis(100), "late");
                        ctx.save(new Kept("first"));
                        ctx.save(new Kept("second"));
                    }
                }),
                Worlds.of(1, Worlds.CALM, Worlds.crash(50, "n1", 20)),
                1);
        assertThat(found).containsExactly("nothing", "second");
        assertThat(logOf(trace, "n1")).containsExactly("start @70", "late @170");
        assertThat(trace.summary().fired()).containsEntry("crash", 1L).containsEntry("restart", 1L);
    }

    @Test
    void effectsHappenInTheOrderInWhichTheyWereAskedFor() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.equals("start") && isFirst(ctx)) {
                        ctx.send(setup.servers().get(1), "one");
                        ctx.note("between");
                        ctx.send(setup.servers().get(1), "two");
                        ctx.send(ctx.self(), "self");
                    }
                }),
                Worlds.of(2, Worlds.CALM),
                1);
        assertThat(trace.steps().get(0).effects().stream().map(Object::getClass).map(Class::getSimpleName))
                .containsExactly("Sent", "Noted", "Sent", "Sent");
        assertThat(logOf(trace, "n2")).containsExactly("start @0", "one @10", "two @10");
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "self @0");
    }

    @Test
    void aLinkThatKeepsTheOrderDeliversInTheOrderOfSending() {
        Link fifo = new Link(
                Worlds.STORMY.latency(), Loss.NONE, 0, .5, Span.millis(10, 500), true, 0, true, Optional.empty(), 0);
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.equals("start") && isFirst(ctx)) {
                        for (int nth = 0; nth < 50; nth++) {
                            ctx.send(setup.servers().get(1), "m" + nth);
                        }
                    }
                }),
                Worlds.of(2, fifo),
                1);
        List<String> heard = logOf(trace, "n2").stream()
                .skip(1)
                .map(entry -> entry.substring(0, entry.indexOf(' ')))
                .toList();
        List<String> sent = new ArrayList<>();
        for (int nth = 0; nth < 50; nth++) {
            sent.add("m" + nth);
        }
        assertThat(heard).isEqualTo(sent);
        assertThat(trace.summary().fired()).containsKey("reordering");
    }

    @Test
    void aPartitionCutsBothDirectionsAndAOneWayPartitionOne() {
        Scripted.Behaviour talk = (input, ctx, setup) -> {
            if (input.equals("start")) {
                ctx.setTimer(Duration.ofMillis(100), "speak");
            }
            if (input.equals("speak")) {
                setup.servers().forEach(peer -> ctx.send(peer, "from " + ctx.self()));
            }
        };
        Optional<Span> halfASecond = Optional.of(Span.millis(500, 500));
        List<Target> first = List.of(Worlds.named("n1"));
        Fault both = new Fault.Partition(
                Worlds.at(50), List.of(first, List.of(new Target.Others())), halfASecond, Optional.empty());
        Fault oneWay = new Fault.OneWay(Worlds.at(50), first, List.of(new Target.Others()), halfASecond);

        Trace cut = Worlds.play(script(talk), Worlds.of(2, Worlds.CALM, both), 1);
        assertThat(logOf(cut, "n1")).containsExactly("start @0", "speak @100", "from n1 @100");
        assertThat(logOf(cut, "n2")).containsExactly("start @0", "speak @100", "from n2 @100");

        Trace halfCut = Worlds.play(script(talk), Worlds.of(2, Worlds.CALM, oneWay), 1);
        assertThat(logOf(halfCut, "n1")).containsExactly("start @0", "speak @100", "from n1 @100", "from n2 @110");
        assertThat(logOf(halfCut, "n2")).containsExactly("start @0", "speak @100", "from n2 @100");
        assertThat(halfCut.summary().fired()).containsEntry("dropped by a partition", 1L);
    }

    @Test
    void overlappingPartitionsHealOnlyWhenAllHaveHealed() {
        Target one = Worlds.named("n1");
        Fault outer = new Fault.Isolate(Worlds.at(10), one, Optional.of(Span.millis(90, 90)));
        Fault inner = new Fault.Isolate(Worlds.at(20), one, Optional.of(Span.millis(20, 20)));
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.equals("start") && isFirst(ctx)) {
                        ctx.setTimer(Duration.ofMillis(60), "during");
                        ctx.setTimer(Duration.ofMillis(120), "after");
                    } else if (isFirst(ctx)) {
                        ctx.send(setup.servers().get(1), input);
                    }
                }),
                Worlds.of(2, Worlds.CALM, outer, inner),
                1);
        assertThat(logOf(trace, "n2")).containsExactly("start @0", "after @130");
    }

    @Test
    void aFaultWaitsForTheRoleItStrikes() {
        Fault fault = new Fault.Crash(
                Worlds.at(50), new Target.Role("idle"), Optional.empty(), Fault.Spot.BETWEEN_HANDLERS, false);
        Trace trace = Worlds.play(script((input, ctx, setup) -> {}), Worlds.of(1, Worlds.CALM, fault), 1);
        assertThat(trace.summary().fired()).containsEntry("crash", 1L);
        Fault never = new Fault.Crash(
                Worlds.at(50), new Target.Role("leader"), Optional.empty(), Fault.Spot.BETWEEN_HANDLERS, false);
        Trace none = Worlds.play(script((input, ctx, setup) -> {}), Worlds.of(1, Worlds.CALM, never), 1);
        assertThat(none.summary().fired()).doesNotContainKey("crash");
    }

    @Test
    void aClientIsAskedOneThingAtATimeAndOnlyTheFirstAnswerCounts() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.startsWith("op ")) {
                        ctx.setTimer(Duration.ofMillis(30), "answer" + input.substring(3));
                    } else if (input.startsWith("answer")) {
                        long op = Long.parseLong(input.substring(6));
                        ctx.complete(op, Outcome.ok(new KeyValue.Done()));
                        ctx.complete(op, Outcome.fail("too late"));
                        ctx.complete(op + 1, Outcome.fail("too early"));
                    }
                }),
                Worlds.of(1, 2, Worlds.CALM, Worlds.puts(100)),
                1);
        List<Operation> operations = trace.history().operations();
        assertThat(operations).hasSizeBetween(40, 70);
        for (NodeId client : trace.header().clients()) {
            long free = 0;
            for (Operation operation : operations) {
                if (operation.client().equals(client)) {
                    assertThat(operation.invokedNanos()).isGreaterThanOrEqualTo(free);
                    free = operation.completedNanos();
                }
            }
        }
        assertThat(operations)
                .filteredOn(operation -> operation.completed() != Operation.OPEN)
                .allSatisfy(operation -> assertThat(operation.outcome()).isInstanceOf(Outcome.Ok.class));
    }

    @Test
    void anExceptionEndsTheRunAndSaysWhoThrewWhat() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    throw new IllegalStateException("cannot be");
                }),
                Worlds.of(1, Worlds.CALM),
                1);
        assertThat(trace.end().kind()).isEqualTo(End.Kind.THREW);
        assertThat(trace.end().sentence()).contains("n1", "cannot be", "SimulatorTest");
    }

    @Test
    void aRefusedMessageEndsTheRun() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    if (input.equals("start")) {
                        ctx.send(ctx.self(), "nonsense");
                    } else {
                        ctx.refuse(input, ctx);
                    }
                }),
                Worlds.of(1, Worlds.CALM),
                1);
        assertThat(trace.end()).isEqualTo(new End(End.Kind.REFUSED, "n1 got what its role must never get: nonsense"));
    }

    @Test
    void aMessageStormEndsAtTheLimitOfSteps() {
        Trace trace = new Simulator()
                .run(
                        script((input, ctx, setup) -> ctx.send(ctx.self(), "again")),
                        Worlds.withMaxSteps(1000, Worlds.of(1, Worlds.CALM)),
                        1,
                        "storm",
                        "",
                        Recording.ring(10),
                        Worlds.NOBODY);
        assertThat(trace.end().kind()).isEqualTo(End.Kind.STEP_LIMIT);
        assertThat(trace.steps()).hasSize(10);
        assertThat(trace.steps().get(9).number()).isEqualTo(999);
    }

    /** Whoever is told something tells it sixteen times. */
    record Storm() implements Protocol<String, String> {
        @Override
        public String name() {
            return "storm";
        }

        @Override
        public String summary() {
            return "Grows.";
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public Node<String, String> boot(NodeId self, Setup setup) {
            return new Loud();
        }

        record Loud() implements Node<String, String> {
            @Override
            public Loud start(Context<String, String> ctx) {
                return receive(ctx.self(), "once", ctx);
            }

            @Override
            public Loud receive(NodeId from, String message, Context<String, String> ctx) {
                for (int copy = 0; copy < 16; copy++) {
                    ctx.send(ctx.self(), message);
                }
                return this;
            }
        }
    }

    /** Each message becomes sixteen: after six rounds there are more than a memory should hold, and few were delivered. */
    @Test
    void aStormThatGrowsEndsBeforeTheMemoryDoes() {
        Trace trace = new Simulator()
                .run(new Storm(), Worlds.of(1, Worlds.CALM), 1, "storm", "", Recording.digestOnly(), Worlds.NOBODY);
        assertThat(trace.end().kind()).isEqualTo(End.Kind.STEP_LIMIT);
        assertThat(trace.end().sentence()).contains("wait to happen");
        assertThat(trace.summary().steps()).isBetween(100_000L, 200_000L);
    }

    @Test
    void theObserverCanEndTheRun() {
        Trace trace = new Simulator()
                .run(
                        new Chatter(0),
                        Worlds.of(3, Worlds.CALM),
                        1,
                        "stop",
                        "",
                        Recording.everything(),
                        (step, time, node, before, after, saved) -> step < 20);
        assertThat(trace.end().kind()).isEqualTo(End.Kind.STOPPED);
        assertThat(trace.summary().steps()).isLessThan(30);
    }

    @Test
    void theObserverHearsOfOperationsWhenTheyBeginAndWhenTheyAreCompleted() {
        List<String> heard = new ArrayList<>();
        Observer listener = new Observer() {
            @Override
            public boolean changed(
                    long step,
                    long time,
                    NodeId node,
                    @Nullable Node<?, ?> before,
                    @Nullable Node<?, ?> after,
                    @Nullable Record saved) {
                return true;
            }

            @Override
            public void invoked(Operation operation) {
                assertThat(operation.completed()).isEqualTo(Operation.OPEN);
                heard.add("invoked " + operation.id());
            }

            @Override
            public boolean completed(Operation operation) {
                heard.add("completed " + operation.id());
                return operation.id() < 3;
            }
        };
        Trace trace = new Simulator()
                .run(
                        script((input, ctx, setup) -> {
                            if (input.startsWith("op ") && !input.equals("op 1")) {
                                ctx.complete(Long.parseLong(input.substring(3)), Outcome.ok(new KeyValue.Done()));
                            } else if (input.equals("op 1")) {
                                ctx.setTimer(Duration.ofMillis(1), "later");
                            } else if (input.equals("later")) {
                                ctx.complete(1, Outcome.ok(new KeyValue.Done()));
                            }
                        }),
                        Worlds.of(1, 1, Worlds.CALM, Worlds.puts(100)),
                        1,
                        "test",
                        "",
                        Recording.everything(),
                        listener);
        assertThat(heard)
                .startsWith("invoked 0", "completed 0", "invoked 1", "completed 1", "invoked 2", "completed 2")
                .contains("invoked 3")
                .doesNotContain("invoked 4");
        assertThat(trace.end().kind()).isEqualTo(End.Kind.STOPPED);
    }

    @Test
    void aTimerForTheEndOfTimeNeverFires() {
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> {
                    ctx.setTimer(Duration.ofSeconds(Long.MAX_VALUE), "never");
                    ctx.setTimer(Duration.ofMillis(400), "soon");
                }),
                Worlds.of(1, Worlds.CALM),
                1);
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "soon @400", "soon @800");
        assertThat(trace.end().kind()).isEqualTo(End.Kind.TIME_UP);
    }

    @Test
    void everyDeliveryNamesTheStepThatSentIt() {
        Trace trace = Worlds.play(new Chatter(0), Worlds.of(4, Worlds.STORMY), 5);
        int deliveries = 0;
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered(var from, var message, var nth, var copy, var detour)) {
                Step cause = trace.steps().get((int) step.cause());
                assertThat(cause.node()).isEqualTo(from);
                assertThat(cause.effects()).contains(new Effect.Sent(step.node(), message, nth));
                deliveries++;
            }
        }
        assertThat(deliveries).isGreaterThan(100);
    }
}
