package orrery.explore.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Workload;
import orrery.world.World;

/** A search of all states hears what nodes note on their way, at their start too, and what none ever does. */
class ProbesTest {

    /** Two greet each other, once. */
    private record Greetings() implements Protocol<String, String> {

        private record Guest(boolean greeted) implements Node<String, String> {

            @Override
            public Node<String, String> receive(NodeId from, String greeting, Context<String, String> ctx) {
                ctx.note(greeted ? "greeted again" : "greeted");
                return new Guest(true);
            }
        }

        private record Host(NodeId guest) implements Node<String, String> {

            @Override
            public Node<String, String> start(Context<String, String> ctx) {
                ctx.note("opens the door");
                ctx.send(guest, "hello");
                return this;
            }

            @Override
            public Node<String, String> receive(NodeId from, String message, Context<String, String> ctx) {
                return this;
            }
        }

        @Override
        public String name() {
            return "greetings";
        }

        @Override
        public String summary() {
            return "A host and a guest.";
        }

        @Override
        public List<Check> checks() {
            return List.of(Check.noted("greeted"), Check.noted("greeted again"), Check.noted("opens the door"));
        }

        @Override
        public Node<String, String> boot(NodeId self, Setup setup) {
            return self.index() == 0 ? new Host(setup.peersOf(self).getFirst()) : new Guest(false);
        }
    }

    @Test
    void hearsWhatAnyOrderCanNote() {
        World world = new World(
                World.servers(2),
                List.of(),
                1_000_000_000L,
                World.DEFAULT_MAX_STEPS,
                new Greetings().options(),
                new orrery.world.Network(Link.calm(new Distribution.Constant(1))),
                Workload.none(),
                List.of());
        Exploration found =
                new Explorer(new Greetings(), world, Bounds.DEFAULT, List.of(), any -> true, false, false).explore();
        assertThat(found.verdicts())
                .extracting(Verdict::status)
                .containsExactly(Status.REACHED, Status.NOT_REACHED, Status.REACHED);
    }
}
