package orrery.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.api.Span;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;

/** {@code { at: 0s, byzantine: n3, equivocate: 100%, alter: 5% }}. */
@Doc("What a node sends is tampered with on its way out; each way has a probability of its own for each message.")
public record ByzantineSpec(
        @Inlined Moment moment,
        @Doc("Whose messages.") @Required Who byzantine,

        @Doc("How likely a message is not sent.") Optional<Probability> silence,

        @Doc("How likely a message says something else to half of its receivers, always the same half.")
        Optional<Probability> equivocate,

        @Doc("How likely some number in a message is changed.")
        Optional<Probability> alter,

        @Doc("How likely an earlier message to the same receiver goes along.")
        Optional<Probability> replay,

        @Doc("How likely a message is sent later, and by how much, as in { rate: 10%, by: 100ms..200ms }.")
        Optional<Late> delay,

        @Doc("How long it lasts. Left out, it is never mended.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    /** {@code { rate: 10%, by: 100ms..200ms }}. */
    @Doc("A message is sent later.")
    public record Late(
            @Doc("How likely.") @Required Probability rate,
            @Doc("By how much.") @Required Span by) {}

    @Override
    public Fault fault(Cast cast, Part part) {
        List<Strategy> strategies = Stream.<Optional<? extends Strategy>>of(
                        silence.map(rate -> new Strategy.Silence(rate.value())),
                        equivocate.map(rate -> new Strategy.Equivocate(rate.value())),
                        alter.map(rate -> new Strategy.Alter(rate.value())),
                        replay.map(rate -> new Strategy.Replay(rate.value())),
                        delay.map(late -> new Strategy.Delay(late.rate().value(), late.by())))
                .<Strategy>flatMap(Optional::stream)
                .toList();
        if (strategies.isEmpty()) {
            part.say("what it does is missing; name one or more of silence, equivocate, alter, replay, delay");
        }
        return new Fault.Byzantine(moment.strikes(), cast.one(byzantine, part.field("byzantine")), strategies, lasts);
    }
}
