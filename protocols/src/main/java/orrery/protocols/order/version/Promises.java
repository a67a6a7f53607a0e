package orrery.protocols.order.version;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.pcollections.PVector;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Snapshot;

/** What versions are worth, measured by what really was read before what was written. */
final class Promises {

    static final String KEPT = "nothing goes but what was overwritten";
    static final String CONCURRENT = "siblings are concurrent";
    static final String AGREE = "in the end all replicas agree";

    private static final String WRITTEN = "something is written";
    private static final String SIBLINGS = "a key has siblings";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.everyStep(KEPT, Promises::lost),
                Check.always(CONCURRENT, Promises::stale),
                Check.sometimes(WRITTEN, Promises::written),
                Check.eventually(AGREE, Duration.ofSeconds(20), Promises::different)
                        .once(Promises::written),
                Check.sometimes(SIBLINGS, Promises::siblings));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(WRITTEN, Promises::written);
        moments.put(SIBLINGS, Promises::siblings);
        return moments;
    }

    private static boolean written(Snapshot now) {
        return now.all(Replica.class).stream()
                .anyMatch(replica -> !replica.store().siblings().isEmpty());
    }

    private static boolean siblings(Snapshot now) {
        return now.all(Replica.class).stream()
                .anyMatch(replica ->
                        replica.store().siblings().values().stream().anyMatch(versions -> versions.size() > 1));
    }

    private static Optional<String> lost(Change change) {
        if (!(change.before().orElse(null) instanceof Replica before)
                || !(change.after().orElse(null) instanceof Replica after)) {
            return Optional.empty();
        }
        for (Map.Entry<String, PVector<Version>> was : before.store().siblings().entrySet()) {
            PVector<Version> is = after.store().of(was.getKey());
            for (Version version : was.getValue()) {
                if (is.stream().noneMatch(now -> isOrOverwrites(now, version.value()))) {
                    return Optional.of(change.node() + " had " + was.getKey() + " = " + version
                            + ", which nothing overwrites that it has now: " + is);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOrOverwrites(Version now, long value) {
        return now.value() == value || now.history().contains(value);
    }

    private static Optional<String> stale(Snapshot now) {
        for (Replica replica : now.all(Replica.class)) {
            for (Map.Entry<String, PVector<Version>> siblings :
                    replica.store().siblings().entrySet()) {
                for (Version version : siblings.getValue()) {
                    for (Version other : siblings.getValue()) {
                        if (other.history().contains(version.value())) {
                            return Optional.of(replica.self() + " keeps " + siblings.getKey() + " = " + version
                                    + " beside " + other + ", which overwrites it");
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> different(Snapshot now) {
        List<Replica> replicas = now.all(Replica.class);
        for (Replica other : replicas) {
            Replica first = replicas.getFirst();
            if (!other.store().equals(first.store())) {
                return Optional.of(first.self() + " and " + other.self() + " differ ("
                        + difference(first.store(), other.store()) + ")");
            }
        }
        return Optional.empty();
    }

    /** At the first key. */
    private static String difference(Store one, Store other) {
        TreeSet<String> keys = new TreeSet<>(one.siblings().keySet());
        keys.addAll(other.siblings().keySet());
        return keys.stream()
                .filter(key -> !one.of(key).equals(other.of(key)))
                .findFirst()
                .map(key -> key + " is " + one.of(key) + " here and " + other.of(key) + " there")
                .orElseThrow();
    }
}
