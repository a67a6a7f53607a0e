package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.World;

/** A run is a pure function of its world and seed, whatever is recorded of it and whatever ran before. */
class DeterminismProps {

    private static final World WORLD =
            Worlds.of(4, Worlds.STORMY, Worlds.crash(300, "n2", 100), Worlds.crash(500, "n1", 300));

    private final Simulator used = new Simulator();

    @Property(tries = 60)
    void sameSeedSameRun(@ForAll long seed) {
        Trace fresh = play(new Simulator(), seed, Recording.everything());
        Trace again = play(used, seed, Recording.everything());
        assertThat(again).isEqualTo(fresh);
        assertThat(play(used, seed, Recording.digestOnly()).digest()).isEqualTo(fresh.digest());
        List<Step> last = play(used, seed, Recording.ring(17)).steps();
        assertThat(last)
                .isEqualTo(fresh.steps()
                        .subList(fresh.steps().size() - 17, fresh.steps().size()));
    }

    @Test
    void otherSeedOtherRun() {
        Set<Long> digests = new LinkedHashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            digests.add(play(used, seed, Recording.digestOnly()).digest());
        }
        assertThat(digests).hasSize(300);
    }

    private static Trace play(Simulator simulator, long seed, Recording recording) {
        return simulator.run(new Chatter(0), WORLD, seed, "test", "", recording, Worlds.NOBODY);
    }
}
