package orrery.scenario;

import java.util.List;
import java.util.stream.Stream;
import orrery.world.Target;

/** {@code { from: [n1], to: [n2, n3] }}. */
@Doc("Messages from some nodes to others; those that go the other way are left alone.")
public record Direction(
        @Doc("Whose messages.") @Required List<Who> from,
        @Doc("To whom.") @Required List<Who> to) implements PartitionSpec.Cut {

    public Direction {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Senders, then receivers. */
    List<List<Target>> groups(Cast cast, Part part) {
        return cast.groups(
                List.of(from, to), Stream.of("from", "to").map(part::field).toList(), part);
    }
}
