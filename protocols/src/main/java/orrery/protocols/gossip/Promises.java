package orrery.protocols.gossip;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** What must be true of every epidemic. That all sites hear the rumor is not among it: some may not, and how many is the point. */
final class Promises {

    static final String KNOWN_STAYS = "what a site has heard it never forgets";
    static final String REMOVED_STAYS = "who has lost interest spreads the rumor no more";
    static final String DIES_OUT = "the rumor dies out";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.everyStep(REMOVED_STAYS, Promises::spreadsAgain),
                Forgetting.check(),
                Check.sometimes("a site hears the rumor", now -> infectives(now, 2)),
                Check.sometimes(
                        "a site loses interest", now -> !now.all(Removed.class).isEmpty()),
                Check.eventually(DIES_OUT, Duration.ofSeconds(20), Promises::stillSpread));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put("a second site knows the rumor", now -> infectives(now, 2));
        moments.put("a site loses interest", now -> !now.all(Removed.class).isEmpty());
        return Collections.unmodifiableMap(moments);
    }

    private static boolean infectives(Snapshot now, int atLeast) {
        return now.all(Infective.class).size() >= atLeast;
    }

    private static Optional<String> spreadsAgain(Change change) {
        return change.before().orElse(null) instanceof Removed before
                        && change.after().orElse(null) instanceof Infective
                ? Optional.of(change.node() + " had lost interest after it had sent the rumor " + before.sent()
                        + " times, and spreads it again")
                : Optional.empty();
    }

    /** Looks no further than the first site that spreads it: of ten thousand, one is enough. */
    private static Optional<String> stillSpread(Snapshot now) {
        for (NodeId node : now.nodes()) {
            Node<?, ?> state = now.state(node).orElse(null);
            if (state instanceof Infective site && site.place().options().interest() != Options.Interest.NEVER) {
                return Optional.of(node + " still spreads it, having sent it " + site.sent() + " times");
            }
        }
        return Optional.empty();
    }
}
