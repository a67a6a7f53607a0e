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
                .map(site -> waiting(site, now, known));
    }

    private static String waiting(Site site, Snapshot now, boolean known) {
        String self = site.group().self().toString();
        return switch (site) {
            case Participant participant -> self + stands(site) + "; " + hopes(participant, now);
            case Successor successor ->
                self + stands(site) + "; it has taken over, with the reports of "
                        + successor.reports().keySet() + " and the acknowledgements of " + successor.heard();
            case Coordinator coordinator -> self + stands(site) + ", and coordinates";
            case Recovering recovering ->
                self + stands(site) + "; it has been down and asks, and nobody "
                        + (known ? "who has decided has told it" : "has decided");
        };
    }

    private static String hopes(Participant site, Snapshot now) {
        NodeId coordinator = site.coordinator();
        boolean itself = coordinator.equals(site.group().self());
        NodeId asked = itself ? site.group().sites().getFirst() : coordinator;
        return asked
                + (now.state(asked).isPresent() ? " has not decided" : " is down")
                + (itself ? ", and now it should take over itself" : ", and it waits for it");
    }

    /** How far it has come, as in {@link Phase}. */
    private static String stands(Site site) {
        return switch (site.phase()) {
            case WORKING -> " has not voted";
            case UNCERTAIN -> " has voted yes and knows nothing of the others";
            case PRECOMMITTED -> " knows that all have voted yes";
            case COMMITTED -> " has committed";
            case ABORTED -> " has aborted";
        };
    }

    private static Optional<Saved> saved(Snapshot now, NodeId site) {
        return now.saved(site).map(Saved.class::cast);
    }
}
