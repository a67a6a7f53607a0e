package tickets;

import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.testing.FaultPlans;
import orrery.testing.Links;
import orrery.testing.Simulation;
import orrery.testing.Workloads;
import orrery.testing.Worlds;
import orrery.world.Climate;
import orrery.world.World;

/** Tickets in any world. */
class DispenserProps {

    @Property(tries = 200)
    void noNumberTwice(@ForAll("worlds") World world, @ForAll long seed) {
        new Simulation().of(new Dispenser()).in(world).holds(seed);
    }

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.of(new Dispenser())
                .servers(1, 3)
                .lasting(Duration.ofSeconds(1), Duration.ofSeconds(20))
                .clients(1, 4, Workloads.of("take"))
                .links(Links.upTo(.2))
                .faults(FaultPlans.upTo(5))
                .arbitrary(servers -> new Climate.Budget(servers, 0, 0, 0)); // all may be down, no disk is lost
    }
}
