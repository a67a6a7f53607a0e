package orrery.run.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import orrery.api.Chance;
import orrery.run.node.Effects.What;
import orrery.world.Fault.Spot;

/** Where in a handler a crash falls: before or after one of its effects, drawn among those that fit. */
public final class CrashSpot {

    private final Spot spot;
    private final Chance chance;
    private final long untilNanos;

    /** Of a crash that costs a node its disk. */
    private static final String AMNESIA = "its disk is lost";

    private final boolean amnesia;
    private final LongConsumer afterwards;

    /**
     * @param untilNanos when it is given up, if no handler has fitted by then
     * @param afterwards takes the step of the crash
     */
    public CrashSpot(Spot spot, boolean amnesia, Chance chance, long untilNanos, LongConsumer afterwards) {
        this.amnesia = amnesia;
        this.spot = spot;
        this.chance = chance;
        this.untilNanos = untilNanos;
        this.afterwards = afterwards;
    }

    /** In words. */
    public String how() {
        String where = switch (spot) {
            case BETWEEN_HANDLERS -> "";
            case BETWEEN_EFFECTS -> "in the middle of a handler";
            case BEFORE_SAVE -> "just before it saved";
            case AFTER_SAVE -> "just after it saved";
            case BEFORE_SEND -> "just before it sent";
            case AFTER_SEND -> "just after it sent";
        };
        return !amnesia ? where : where.isEmpty() ? AMNESIA : where + ", and " + AMNESIA;
    }

    public void crashed(long step) {
        afterwards.accept(step);
    }

    /**
     * How many of the effects happen before the crash.
     *
     * @return {@link Integer#MAX_VALUE} if this handler asked for nothing that fits, and the next one is to be tried; or if it
     *     is too late
     */
    public int in(Effects<?, ?> asked, long nowNanos) {
        if (nowNanos > untilNanos) {
            return Integer.MAX_VALUE;
        }
        List<Integer> places = new ArrayList<>();
        for (int nth = 0; nth < asked.count(); nth++) {
            switch (spot) {
                case BETWEEN_HANDLERS -> {}
                case BETWEEN_EFFECTS -> places.add(nth);
                case BEFORE_SAVE -> addIf(asked.syncs(nth), nth, places);
                case AFTER_SAVE -> addIf(asked.syncs(nth), nth + 1, places);
                case BEFORE_SEND -> addIf(asked.what(nth) == What.SEND, nth, places);
                case AFTER_SEND -> addIf(asked.what(nth) == What.SEND, nth + 1, places);
            }
        }
        return places.isEmpty() ? Integer.MAX_VALUE : chance.pick(places);
    }

    private static void addIf(boolean fits, int place, List<Integer> places) {
        if (fits) {
            places.add(place);
        }
    }
}
