package orrery.protocols.heartbeat;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;
import orrery.api.Times;
import orrery.protocols.heartbeat.Options.Detector;

/** What must be true of every run: the two properties of an eventually perfect detector, and patience. */
final class Promises {

    static final String PATIENT = "nobody is suspected before enough heartbeats are missing";
    static final String PERFECT = "in the end exactly those who are down are suspected";

    private static final Duration SOON = Duration.ofSeconds(5);

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.everyStep(PATIENT, Promises::rash),
                Check.sometimes("a process is suspected", Promises::suspicion),
                Check.eventually(PERFECT, SOON, Promises::mistaken));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put("a process is suspected", Promises::suspicion);
        return Collections.unmodifiableMap(moments);
    }

    private static boolean suspicion(Snapshot now) {
        return now.all(Monitor.class).stream()
                .anyMatch(monitor -> !monitor.suspects().isEmpty());
    }

    @SuppressWarnings("ReferenceEquality") // most steps leave the suspects alone: then they are the same object
    private static Optional<String> rash(Change change) {
        if (!(change.before().orElse(null) instanceof Monitor before)
                || !(change.after().orElse(null) instanceof Monitor after)
                || before.suspects() == after.suspects()
                || after.options().detector() != Detector.MISSES) {
            return Optional.empty();
        }
        for (NodeId suspect : after.suspects()) {
            Silence silence = after.silence().get(suspect);
            boolean enough =
                    silence != null && silence.intervals() > after.options().misses();
            if (!before.suspects().contains(suspect) && !enough) {
                return Optional.of(change.node() + " suspects " + suspect + ", and " + silence + " is not enough for "
                        + after.options().misses() + " misses");
            }
        }
        return Optional.empty();
    }

    /** Strong completeness and eventual accuracy (Chandra and Toueg), at one moment. */
    private static Optional<String> mistaken(Snapshot now) {
        for (Monitor monitor : now.all(Monitor.class)) {
            for (NodeId other : monitor.others()) {
                boolean up = now.state(other).isPresent();
                if (up == monitor.suspects().contains(other)) {
                    return Optional.of(monitor.self() + (up ? " suspects " : " trusts ") + other + ", which is "
                            + (up ? "up" : "down") + "; " + heard(monitor, other));
                }
            }
        }
        return Optional.empty();
    }

    /** What it has heard of the other, and for how long it waits. */
    private static String heard(Monitor monitor, NodeId other) {
        Silence silence = monitor.silence().get(other);
        Arrivals arrivals = monitor.arrivals().get(other);
        if (silence == null || arrivals == null) {
            return "it has heard nothing of it";
        }
        return switch (monitor.options().detector()) {
            case MISSES ->
                "it has counted " + silence.intervals()
                        + " intervals without a heartbeat of it, and suspects after more than "
                        + monitor.options().misses();
            case PHI ->
                "it takes a heartbeat every " + Times.text((long) arrivals.mean()) + " for usual, give or take "
                        + Times.text((long) arrivals.deviation());
        };
    }
}
