package orrery.protocols.order.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Snapshot;

/** One process at a time, and each in its turn. */
final class Promises {

    static final String EXCLUSION = "mutual exclusion";
    static final String PROGRESS = "whoever asks enters";

    private static final String INSIDE = "a process is inside";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.always(EXCLUSION, Promises::crowd),
                Check.eventually(PROGRESS, Duration.ofSeconds(30), Promises::unfinished),
                Check.sometimes(INSIDE, Promises::inside));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(INSIDE, Promises::inside);
        moments.put(
                "the token is made again",
                now -> now.all(Process.class).stream()
                        .anyMatch(process -> process.saved().seen().epoch().round() > 0
                                && process.saved().seen().passes() > 0));
        return moments;
    }

    private static boolean inside(Snapshot now) {
        return !now.all(Inside.class).isEmpty();
    }

    private static Optional<String> crowd(Snapshot now) {
        List<Inside> inside = now.all(Inside.class);
        return inside.size() < 2
                ? Optional.empty()
                : Optional.of(said(inside.get(0)) + " and " + said(inside.get(1)) + " are inside together");
    }

    private static String said(Inside process) {
        return process.place().self() + " with the token of epoch "
                + process.token().epoch();
    }

    private static Optional<String> unfinished(Snapshot now) {
        return now.all(Process.class).stream()
                .filter(process -> process.saved().left() > 0)
                .findFirst()
                .map(process -> process.place().self() + " has not entered as often as it wanted ("
                        + now.all(Inside.class).stream()
                                .findFirst()
                                .map(holder -> holder.place().self() + " holds the token")
                                .orElse("nobody holds the token")
                        + ")");
    }
}
