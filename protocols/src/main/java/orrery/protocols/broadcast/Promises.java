package orrery.protocols.broadcast;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Snapshot;

/** What must be true of every broadcast. */
final class Promises {

    static final String ONCE = "a site passes each value on once";
    static final String REMEMBERED = "what a site has told it knows after a crash";
    static final String REAL = "what is read was broadcast";
    static final String REACHES = "in the end all know what was told";

    private static final Duration SOON = Duration.ofSeconds(10);

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.everyStep(ONCE, Promises::passedOnAgain),
                Remembered.check(),
                Check.atEnd(REAL, Promises::inventedValue),
                Check.sometimes("something is told", Promises::told),
                Check.sometimes("a value is passed on", Promises::passedOn),
                Check.eventually(REACHES, SOON, Promises::missing).once(Promises::told));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put("a value is passed on", Promises::passedOn);
        moments.put(
                "a site has a parent",
                now -> now.all(Site.class).stream()
                        .anyMatch(site ->
                                site.self().index() > 0 && site.saved().parent().isPresent()));
        return Collections.unmodifiableMap(moments);
    }

    private static boolean told(Snapshot now) {
        return now.all(Site.class).stream()
                .anyMatch(site -> !site.saved().values().isEmpty());
    }

    private static boolean passedOn(Snapshot now) {
        return now.all(Site.class).stream().anyMatch(site -> site.forwarded() > 0);
    }

    private static Optional<String> passedOnAgain(Change change) {
        return change.before().orElse(null) instanceof Site before
                        && change.after().orElse(null) instanceof Site after
                        && after.forwarded() > before.forwarded()
                        && after.saved().values().size()
                                == before.saved().values().size()
                ? Optional.of(change.node() + " passed on what it had passed on before; it knows "
                        + before.saved().values().size() + " values")
                : Optional.empty();
    }

    private static Optional<String> inventedValue(History history) {
        Set<Long> told = new HashSet<>();
        for (Operation operation : history.operations()) {
            if (operation.question() instanceof Question.Broadcast(long value)) {
                told.add(value);
            }
        }
        return history.operations().stream()
                .flatMap(operation -> read(operation)
                        .filter(value -> !told.contains(value))
                        .map(value -> operation.client() + " read " + value + ", which nobody had broadcast"))
                .findFirst();
    }

    private static Stream<Long> read(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Question.Known(List<Long> values))
                ? values.stream()
                : Stream.empty();
    }

    private static Optional<String> missing(Snapshot now) {
        List<Site> sites = now.all(Site.class);
        SortedSet<Long> somewhere = new TreeSet<>();
        sites.forEach(site -> somewhere.addAll(site.saved().values()));
        for (Site site : sites) {
            if (site.saved().values().size() < somewhere.size()) {
                somewhere.removeAll(site.saved().values());
                return Optional.of(site.self() + " does not know " + somewhere.first());
            }
        }
        return Optional.empty();
    }
}
