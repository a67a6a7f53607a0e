package orrery.explore.walk;

import java.util.OptionalLong;
import orrery.trace.Moment.Armed;
import orrery.trace.Moment.UnderWay;

/** Something that was caused and is still to come. */
public sealed interface Coming {

    /** When it comes if nothing is done; empty if it does not before the run ends. */
    OptionalLong atNanos();

    /** A message. */
    record Message(UnderWay what, OptionalLong atNanos) implements Coming {}

    /** A timer. */
    record Timer(Armed what, OptionalLong atNanos) implements Coming {}
}
