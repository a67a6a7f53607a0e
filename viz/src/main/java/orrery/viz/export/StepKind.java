package orrery.viz.export;

import orrery.trace.Event;

/** The kinds of steps, in the words of the trace. */
final class StepKind {

    private StepKind() {}

    static String of(Event event) {
        return switch (event) {
            case Event.Booted booted -> "booted";
            case Event.Delivered delivered -> "delivered";
            case Event.Dropped dropped -> "dropped";
            case Event.TimedOut timedOut -> "timedOut";
            case Event.Requested requested -> "requested";
            case Event.GaveUp gaveUp -> "gaveUp";
            case Event.Crashed crashed -> "crashed";
            case Event.Continued continued -> "continued";
            case Event.Disturbed disturbed -> "disturbed";
            case Event.Restored restored -> "restored";
            case Event.Partitioned partitioned -> "partitioned";
            case Event.Healed healed -> "healed";
        };
    }

    /** Whether the world did it, and no protocol would have asked for it. */
    static boolean isFault(Event event) {
        return switch (event) {
            case Event.Crashed crashed -> true;
            case Event.Disturbed disturbed -> true;
            case Event.Restored restored -> true;
            case Event.Partitioned partitioned -> true;
            case Event.Healed healed -> true;
            case Event.Dropped dropped -> true;
            case Event.Booted booted -> false;
            case Event.Delivered delivered -> false;
            case Event.TimedOut timedOut -> false;
            case Event.Requested requested -> false;
            case Event.GaveUp gaveUp -> false;
            case Event.Continued continued -> false;
        };
    }
}
