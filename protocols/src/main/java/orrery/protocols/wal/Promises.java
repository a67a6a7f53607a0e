package orrery.protocols.wal;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Snapshot;

/** What must be true of every run. */
final class Promises {

    static final String NEVER_LOST = "what was acknowledged is never lost";
    static final String COMES_BACK = "the server comes back";

    private static final String ACKNOWLEDGED = "a change is acknowledged";
    private static final String CHECKPOINT = "a checkpoint is taken";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.always(NEVER_LOST, Promises::lost),
                PrefixRecovery.check(),
                Check.sometimes(ACKNOWLEDGED, Promises::acknowledged),
                Check.sometimes(CHECKPOINT, Promises::checkpoint),
                Check.eventually(COMES_BACK, Duration.ofSeconds(2), Promises::down));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> landmarks = new LinkedHashMap<>();
        landmarks.put(ACKNOWLEDGED, Promises::acknowledged);
        landmarks.put(CHECKPOINT, Promises::checkpoint);
        return landmarks;
    }

    private static Optional<String> lost(Snapshot now) {
        Optional<Client> told = now.all(Client.class).stream().max(Comparator.comparingLong(Client::told));
        return now.all(Server.class).stream()
                .filter(server -> told.filter(
                                client -> client.told() > server.table().lsn())
                        .isPresent())
                .findFirst()
                .map(server ->
                        "a client was told of record " + told.get().told() + ", and the server has only those up to "
                                + server.table().lsn());
    }

    private static boolean acknowledged(Snapshot now) {
        return now.all(Client.class).stream().anyMatch(client -> client.told() > 0);
    }

    private static boolean checkpoint(Snapshot now) {
        return now.all(Server.class).stream()
                .anyMatch(server -> server.checkpoint().nth() > 0);
    }

    private static Optional<String> down(Snapshot now) {
        return now.all(Server.class).isEmpty() ? Optional.of("the server is down") : Optional.empty();
    }
}
