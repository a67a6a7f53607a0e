package orrery.protocols.threephase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** What must be true of every run in which no message is late or lost: BHG, 7.3, AC1 to AC3 and AC5, and not to block. */
final class Promises {

    static final String VALIDITY = "a commit takes every vote";
    static final String NON_BLOCKING = "whoever stays up decides";

    private static final Duration SOON = Duration.ofSeconds(2);

    private Promises() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>(Decisions.checks());
        checks.add(Check.everyStep(VALIDITY, Promises::missingVote));
        checks.add(Check.eventually(NON_BLOCKING, SOON, Promises::undecided));
        checks.add(Check.sometimes("somebody decides", now -> Landmarks.committed(now) || Landmarks.aborted(now)));
        return List.copyOf(checks);
    }

    private static Optional<String> missingVote(Change change) {
        Snapshot now = change.snapshot();
        if (saved(now, change.node())
                .filter(saved -> saved.phase() == Phase.COMMITTED)
                .isEmpty()) {
            return Optional.empty();
        }
        return now.nodes().stream()
                .skip(1)
                .filter(site -> saved(now, site).filter(Saved::votedYes).isEmpty())
                .findFirst()
                .map(site -> change.node() + " has committed without the vote of " + site);
    }

    /** Who was down may have to wait until somebody tells it; if all were, nobody can. */
    private static Optional<String> undecided(Snapshot now) {
        boolean known =
                now.all(Site.class).stream().anyMatch(site -> site.phase().decided());
        return now.all(Site.class).stream()
                .filter(site -> !site.phase().decided())
                .filter(site -> known || !(site instanceof Recovering))
                .findFirst()
                .map(site -> site.group().self() + " is still " + site.saved());
    }

    private static Optional<Saved> saved(Snapshot now, NodeId site) {
        return now.saved(site).map(Saved.class::cast);
    }
}
