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
        @Doc("When it strikes: a time, or a span from which it is drawn.") @Required
        Span at,

        @Doc(
                "Who hears nothing from whom: at least two lists of nodes, the sides, between which nothing passes in either"
                        + " direction; or { from: [n1], to: [n2] }, where only messages from the first list to the second"
                        + " are lost.")
        @Required
        Cut partition,

        @Doc("How long it lasts. Left out, it is never mended.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    /** What is cut. */
    public sealed interface Cut {}

    /** Nothing passes between the sides. */
    public record Sides(List<List<Who>> sides) implements Cut {
        public Sides {
            sides = sides.stream().map(List::copyOf).toList();
        }
    }

    /** Nothing passes in one direction. */
    @Doc("No message passes from one group to another; the other direction is open.")
    public record OneWay(
            @Doc("Whose messages are lost.") @Required List<Who> from,
            @Doc("Who does not get them.") @Required List<Who> to)
            implements Cut {
        public OneWay {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    @Override
    public Fault fault(Cast cast, Part part) {
        Part cut = part.field("partition");
        return switch (partition) {
            case Sides sides -> {
                if (sides.sides().size() < 2) {
                    cut.say("a partition has at least two sides; add [others]");
                }
                List<Part> parts = IntStream.range(0, sides.sides().size())
                        .mapToObj(cut::entry)
                        .toList();
                yield new Fault.Partition(when(), cast.groups(sides.sides(), parts), lasts, Optional.empty());
            }
            case OneWay way -> {
                List<Part> parts = List.of(cut.field("from"), cut.field("to"));
                List<List<Target>> groups = cast.groups(List.of(way.from(), way.to()), parts);
                yield new Fault.OneWay(when(), groups.getFirst(), groups.getLast(), lasts);
            }
        };
    }
}
