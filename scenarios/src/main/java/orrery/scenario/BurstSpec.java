package orrery.scenario;

import java.util.Optional;
import orrery.world.Loss;

/** {@code { toBad: 1%, toGood: 20%, good: 0%, bad: 80% }}. */
@Doc("Messages are lost in bursts: a link is in a good or a bad state, begins good, and may change before each message."
        + " The model is that of Gilbert, [Capacity of a Burst-Noise Channel](https://doi.org/10.1002/j.1538-7305.1960.tb03959.x)"
        + " (1960), and Elliott, [Estimates of Error Rates for Codes on Burst-Noise"
        + " Channels](https://doi.org/10.1002/j.1538-7305.1963.tb00955.x) (1963).")
public record BurstSpec(
        @Doc("How likely a good link turns bad before a message.") @Required
        Probability toBad,

        @Doc("How likely a bad link turns good before a message.") @Required
        Probability toGood,

        @Doc("How likely a message is lost while the link is good. Left out, 0%.")
        Optional<Probability> good,

        @Doc("How likely a message is lost while the link is bad.") @Required
        Probability bad)
        implements LossSpec {

    @Override
    public Loss loss() {
        return new Loss.Bursty(
                toBad.value(), toGood.value(), good.orElse(Probability.NEVER).value(), bad.value());
    }
}
