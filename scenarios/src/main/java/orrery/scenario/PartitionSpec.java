package orrery.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.api.Span;
import orrery.world.Fault;
import orrery.world.Target;

/** {@code { at: 9s, partition: [[n1, n2], [others]], for: 3s }}. */
@Doc("No message passes between some nodes and others.")
public record PartitionSpec(
        @Inlined Moment moment,

        @Doc(
                "Who hears nothing from whom: at least two lists of nodes, the sides, between which nothing passes in either"
                        + " direction; or { from: [n1], to: [n2] }, where only messages from the first list to the second"
                        + " are lost. A node on no side hears everybody: between two sides it is a bridge. The name of"
                        + " a zone means all who are in it.")
        @Required
        Cut partition,

        @Doc("How long it lasts. Left out, it is never mended.") @Named("for")
        Optional<Span> lasts,

        @Doc(
                "The links between the sides are cut and whole in turn, each time for a time drawn from this span. Left out,"
                        + " they stay cut.")
        Optional<Span> flapping)
        implements FaultSpec {

    /** What is cut. */
    public sealed interface Cut permits Sides, Direction {}

    /** Nothing passes between the sides. */
    public record Sides(List<List<Who>> sides) implements Cut {
        public Sides {
            sides = sides.stream().map(List::copyOf).toList();
        }

        private List<List<Target>> groups(Cast cast, Part part) {
            if (sides.size() < 2) {
                part.say("a partition has at least two sides; add [others]");
            }
            List<Part> parts =
                    IntStream.range(0, sides.size()).mapToObj(part::entry).toList();
            return cast.groups(sides, parts, part);
        }
    }

    @Override
    public Fault fault(Cast cast, Part part) {
        Part cut = part.field("partition");
        return switch (partition) {
            case Sides sides -> {
                if (flapping.filter(turn -> turn.minNanos() < SHORTEST_TURN_NANOS)
                        .isPresent()) {
                    part.field("flapping").refuse("no link is cut for less than 1ms at a time");
                }
                yield new Fault.Partition(moment.strikes(), sides.groups(cast, cut), lasts, flapping);
            }
            case Direction way -> {
                if (flapping.isPresent()) {
                    part.field("flapping").sayOfName("only a partition with sides can be flapping");
                }
                List<List<Target>> groups = way.groups(cast, cut);
                yield new Fault.OneWay(moment.strikes(), groups.getFirst(), groups.getLast(), lasts);
            }
        };
    }
}
