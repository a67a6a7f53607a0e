package orrery.protocols.threephase;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import orrery.api.Snapshot;

/** Moments that matter to three-phase commit: a fault may strike at them. */
final class Landmarks {

    static final String COMMITTED = "a site has committed";
    static final String ABORTED = "a site has aborted";
    static final String TAKEN_OVER = "a successor takes over";
    static final String BLOCKED = "all were down and wait for each other";

    private Landmarks() {}

    static Map<String, Predicate<Snapshot>> all() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put("a site is uncertain", now -> any(now, Phase.UNCERTAIN));
        moments.put("a site is precommitted", now -> any(now, Phase.PRECOMMITTED));
        moments.put(TAKEN_OVER, Landmarks::takenOver);
        moments.put(COMMITTED, Landmarks::committed);
        moments.put(ABORTED, Landmarks::aborted);
        moments.put(BLOCKED, Landmarks::blocked);
        return Collections.unmodifiableMap(moments);
    }

    static boolean committed(Snapshot now) {
        return any(now, Phase.COMMITTED);
    }

    static boolean aborted(Snapshot now) {
        return any(now, Phase.ABORTED);
    }

    static boolean takenOver(Snapshot now) {
        return !now.all(Successor.class).isEmpty();
    }

    static boolean blocked(Snapshot now) {
        return now.nodes().stream()
                .allMatch(node ->
                        now.state(node).filter(Recovering.class::isInstance).isPresent());
    }

    private static boolean any(Snapshot now, Phase phase) {
        return now.all(Site.class).stream().anyMatch(site -> site.phase() == phase);
    }
}
