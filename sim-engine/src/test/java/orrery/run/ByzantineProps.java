package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Signed;
import orrery.api.Span;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;

/** What a Byzantine node can do to what it sends, and what it cannot, for any seed. */
class ByzantineProps extends Family {

    /** Nodes that pass on signed numbers, with a number of their own that is not. */
    private record Passing() implements Protocol<Passing.Parcel, Passing.Clock> {

        record Parcel(long hop, Signed<Content> content) {}

        record Content(long number) {}

        enum Clock {
            TICK
        }

        @Override
        public String name() {
            return "passing";
        }

        @Override
        public String summary() {
            return "Nodes that pass on what others have signed.";
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public Node<Parcel, Clock> boot(NodeId self, Setup setup) {
            return new Passer(setup.peersOf(self), 0);
        }

        record Passer(List<NodeId> peers, long said) implements Node<Parcel, Clock> {
            @Override
            public Node<Parcel, Clock> start(Context<Parcel, Clock> ctx) {
                ctx.setTimer(Duration.ofMillis(10), Clock.TICK);
                return this;
            }

            @Override
            public Node<Parcel, Clock> timeout(Clock tick, Context<Parcel, Clock> ctx) {
                long number = said * 100 + ctx.self().index();
                peers.forEach(peer -> ctx.send(peer, new Parcel(0, ctx.sign(new Content(number)))));
                ctx.setTimer(Duration.ofMillis(10), Clock.TICK);
                return new Passer(peers, said + 1);
            }

            @Override
            public Node<Parcel, Clock> receive(NodeId from, Parcel parcel, Context<Parcel, Clock> ctx) {
                if (parcel.hop() == 0) {
                    ctx.send(ctx.chance().pick(peers), new Parcel(1, parcel.content()));
                }
                return this;
            }
        }
    }

    @Override
    List<Fault> family() {
        List<Fault> faults = new ArrayList<>();
        for (Strategy strategy : strategies(.5)) {
            faults.add(new Fault.Byzantine(SOME_TIME, N1, List.of(strategy), A_WHILE));
        }
        faults.add(new Fault.Byzantine(SOME_TIME, N1, strategies(.2), Optional.empty()));
        return faults;
    }

    private static List<Strategy> strategies(double rate) {
        return List.of(
                new Strategy.Silence(rate),
                new Strategy.Equivocate(rate),
                new Strategy.Alter(rate),
                new Strategy.Replay(rate),
                new Strategy.Delay(rate, Span.millis(5, 30)));
    }

    private static Trace passing(long seed, Strategy... strategies) {
        Fault traitor = new Fault.Byzantine(Worlds.at(0), N1, List.of(strategies), Optional.empty());
        return Worlds.play(new Passing(), Worlds.of(4, Worlds.CALM, traitor), seed);
    }

    /** What was sent under an address, before anybody tampered with it. */
    private static Map<String, Object> sent(Trace trace) {
        Map<String, Object> sent = new HashMap<>();
        for (Step step : trace.steps()) {
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Sent one) {
                    sent.put(step.node() + "->" + one.to() + one.nth(), one.message());
                }
            }
        }
        return sent;
    }

    /** Whatever a traitor does, what another has signed arrives as it was signed, and honest nodes are heard as they speak. */
    @Property(tries = 80)
    void nobodyAltersWhatAnotherSaysOrHasSigned(@ForAll("faults") Fault fault, @ForAll long seed) {
        Trace trace = Worlds.play(new Passing(), Worlds.of(4, Worlds.CALM, fault), seed);
        Map<String, Object> sent = sent(trace);
        Set<Object> signed = new HashSet<>();
        for (Object message : sent.values()) {
            signed.add(((Passing.Parcel) message).content());
        }
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered) {
                Signed<Passing.Content> content = ((Passing.Parcel) delivered.message()).content();
                if (content.by().index() != 0) {
                    assertThat(signed).contains(content);
                }
                if (delivered.from().index() != 0) {
                    assertThat(sent.get(delivered.from() + "->" + step.node() + delivered.nth()))
                            .isEqualTo(delivered.message());
                }
            }
        }
    }

    @Property(tries = 60)
    void anEquivocatorTellsOneHalfTheTruth(@ForAll long seed) {
        Trace trace = passing(seed, new Strategy.Equivocate(1));
        Map<String, Object> sent = sent(trace);
        int lies = 0;
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered
                    && delivered.from().index() == 0
                    && step.node() != null) {
                boolean true_ = delivered.message().equals(sent.get("n1->" + step.node() + delivered.nth()));
                assertThat(true_).isEqualTo(step.node().index() % 2 == 0);
                lies += true_ ? 0 : 1;
            }
        }
        assertThat(lies).isPositive();
    }

    @Property(tries = 60)
    void nobodyHearsASilentNodeAndEachMessageIsAccountedFor(@ForAll long seed) {
        Trace trace = passing(seed, new Strategy.Silence(1));
        assertThat(trace.steps())
                .noneMatch(step -> step.event() instanceof Event.Delivered delivered
                        && delivered.from().index() == 0);
        long said = trace.steps().stream()
                .filter(step -> step.node() != null && step.node().index() == 0)
                .flatMap(step -> step.effects().stream())
                .filter(Effect.Sent.class::isInstance)
                .count();
        assertThat(trace.summary().fired()).containsEntry("byzantine silence", said);
    }

    @Property(tries = 60)
    void aReplayIsSomethingThatWasSentThereBefore(@ForAll long seed) {
        Trace trace = passing(seed, new Strategy.Replay(1));
        Set<String> before = new HashSet<>();
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered
                    && delivered.from().index() == 0) {
                assertThat(before).contains(step.node() + " " + delivered.message());
            }
            for (Effect effect : step.effects()) {
                if (step.node() != null && step.node().index() == 0 && effect instanceof Effect.Sent one) {
                    before.add(one.to() + " " + one.message());
                }
            }
        }
        assertThat(trace.summary().fired()).containsKey("byzantine replay");
    }

    @Property(tries = 60)
    void whatIsDelayedComesLaterByNoMoreThanTheFaultSays(@ForAll long seed) {
        Trace trace = passing(seed, new Strategy.Delay(1, Span.millis(5, 30)));
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered) {
                long took =
                        step.timeNanos() - trace.steps().get((int) step.cause()).timeNanos();
                if (delivered.from().index() == 0) {
                    assertThat(took).isBetween(15_000_000L, 40_000_000L);
                } else {
                    assertThat(took).isEqualTo(10_000_000L);
                }
            }
        }
    }

    @Property(tries = 60)
    void whatIsAlteredKeepsItsType(@ForAll long seed) {
        Trace trace = passing(seed, new Strategy.Alter(1));
        Map<String, Object> sent = sent(trace);
        assertThat(trace.steps())
                .filteredOn(step -> step.event() instanceof Event.Delivered delivered
                        && delivered.from().index() == 0)
                .isNotEmpty()
                .allSatisfy(step -> {
                    Event.Delivered delivered = (Event.Delivered) step.event();
                    assertThat(delivered.message())
                            .isInstanceOf(Passing.Parcel.class)
                            .isNotEqualTo(sent.get("n1->" + step.node() + delivered.nth()));
                });
    }
}
