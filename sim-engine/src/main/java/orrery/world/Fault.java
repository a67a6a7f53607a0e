package orrery.world;

import java.util.List;
import java.util.Optional;
import orrery.api.Span;

/** Something that goes wrong at a time drawn from a span, for a time drawn from another, or for good. */
public sealed interface Fault {

    Span at();

    /** How long it lasts; empty when nobody mends it. */
    Optional<Span> lasts();

    /** A node stops and loses what it had not saved; when it lasts only a while, the node boots again afterwards. */
    record Crash(Span at, Target target, Optional<Span> lasts) implements Fault {}

    /**
     * No message passes between different sides, in either direction. Who is on no side is reached by everybody.
     *
     * @param sides at least two
     */
    record Partition(Span at, List<List<Target>> sides, Optional<Span> lasts) implements Fault {}

    /** No message passes from one group to another; the other direction is open. */
    record OneWay(Span at, List<Target> from, List<Target> to, Optional<Span> lasts) implements Fault {}

    /** A node is cut off from all others, clients included, in both directions. */
    record Isolate(Span at, Target target, Optional<Span> lasts) implements Fault {}
}
