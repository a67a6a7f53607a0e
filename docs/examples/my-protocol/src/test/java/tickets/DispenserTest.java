package tickets;

import java.time.Duration;
import orrery.api.Span;
import orrery.testing.Simulation;
import orrery.testing.SimulationTest;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Target;

/** Tickets on a bad network, from a machine that falls over. */
class DispenserTest {

    @SimulationTest(seeds = 500, servers = 1)
    void noNumberTwice(Simulation simulation) {
        badDay(simulation).of(new Dispenser());
    }

    /** The check has teeth: it finds what is wrong with a machine that forgets. */
    @SimulationTest(seeds = 50, servers = 1, breaks = Dispenser.ONCE)
    void aForgetfulMachineIsFound(Simulation simulation) {
        badDay(simulation).of(new Dispenser.Forgetful());
    }

    private static Simulation badDay(Simulation simulation) {
        return simulation
                .clients(2, 1, 10, "take")
                .link(Link.calm(new Distribution.Uniform(1_000_000, 20_000_000))
                        .losing(new Loss.Independent(.1))
                        .duplicating(.05))
                .crash(Span.millis(2_000, 6_000), new Target.Any(), Duration.ofMillis(500));
    }
}
