package orrery.protocols.antientropy;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Snapshot;
import orrery.protocols.antientropy.Item.Certificate;

/** What must be true of every run. */
final class Promises {

    static final String NEWER = "nothing is replaced by what is older";
    static final String AGREE = "in the end all replicas agree";

    private static final String WRITTEN = "something is written";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.everyStep(NEWER, Promises::outdated),
                Resurrection.check(),
                Check.sometimes("a certificate is issued", Promises::certificate),
                Check.sometimes(WRITTEN, Promises::written),
                Check.eventually(AGREE, Duration.ofSeconds(10), Promises::different)
                        .once(Promises::everWritten));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(WRITTEN, Promises::written);
        moments.put("a certificate is issued", Promises::certificate);
        moments.put("a certificate falls asleep", Promises::asleep);
        return Collections.unmodifiableMap(moments);
    }

    private static boolean written(Snapshot now) {
        return now.all(Replica.class).stream()
                .anyMatch(replica -> !replica.database().items().isEmpty());
    }

    /** That no replica has anything is no sign: all may be deleted, and the certificates asleep. */
    private static boolean everWritten(Snapshot now) {
        return now.all(Replica.class).stream()
                .anyMatch(replica -> replica.database().latest() != 0);
    }

    private static boolean certificate(Snapshot now) {
        return now.all(Replica.class).stream()
                .anyMatch(replica ->
                        replica.database().items().values().stream().anyMatch(Certificate.class::isInstance));
    }

    private static boolean asleep(Snapshot now) {
        return now.all(Replica.class).stream()
                .anyMatch(replica -> !replica.database().dormant().isEmpty());
    }

    @SuppressWarnings("ReferenceEquality") // most steps leave the database alone: then it is the same object
    private static Optional<String> outdated(Change change) {
        if (!(change.before().orElse(null) instanceof Replica before)
                || !(change.after().orElse(null) instanceof Replica after)
                || before.database() == after.database()) {
            return Optional.empty();
        }
        for (Map.Entry<String, Item> was : before.database().items().entrySet()) {
            Item is = after.database().items().get(was.getKey());
            if (is != null && was.getValue().stamp().isAfter(is.stamp())) {
                return Optional.of(change.node() + " had " + was.getKey() + " of "
                        + was.getValue().stamp() + " and replaced it by what is of " + is.stamp());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> different(Snapshot now) {
        List<Replica> replicas = now.all(Replica.class);
        for (Replica other : replicas) {
            Replica first = replicas.getFirst();
            if (!other.database().items().equals(first.database().items())) {
                return Optional.of(first.self() + " and " + other.self() + " differ ("
                        + difference(first.database().items(), other.database().items()) + ")");
            }
        }
        return Optional.empty();
    }

    /** At the first key. */
    private static String difference(Map<String, Item> one, Map<String, Item> other) {
        TreeSet<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(one.get(key), other.get(key)))
                .findFirst()
                .map(key -> key + " is " + told(one.get(key)) + " here and " + told(other.get(key)) + " there")
                .orElseThrow();
    }

    private static String told(@Nullable Item item) {
        return item == null ? "unknown" : item.toString();
    }
}
