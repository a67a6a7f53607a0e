package orrery.protocols.raft;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** What must be true of every run: the five properties of Figure 3 under their names, what clients rely on, and progress. */
final class Promises {

    static final String COMMITTED_STAY = "committed entries stay";
    static final String NOT_AGAIN = "what was accepted is not sent again";
    static final String READY = "whoever is asked to take over has all entries";
    static final String CATCH_UP = "followers catch up";
    static final String PROGRESS = "a leader is elected and commits";

    private static final Duration SOON = Duration.ofSeconds(5);

    private Promises() {}

    static List<Check> all() {
        return List.of(
                ElectionSafety.check(),
                Check.everyStep("leader append-only", Promises::overwritten).reading(Parts.LOG),
                Check.everyStep(COMMITTED_STAY, Promises::takenBack).reading(Parts.LOG),
                LogMatching.check(),
                LeaderCompleteness.check(),
                StateMachineSafety.check(),
                EffectOnce.check(),
                Check.sometimes(Landmarks.ELECTED, Landmarks::elected),
                Check.sometimes(Landmarks.COMMITTED, Landmarks::committed),
                Check.everyStep(NOT_AGAIN, Promises::sentAgain).reading(Parts.PROGRESS),
                Check.everyStep(READY, Promises::askedTooSoon).reading(Parts.SUCCESSOR),
                Check.eventually(PROGRESS, SOON, Promises::noProgress),
                Check.eventually(CATCH_UP, SOON, Promises::behind));
    }

    /** A leader never overwrites or deletes entries in its log (5.3). */
    @SuppressWarnings("ReferenceEquality") // most steps leave the log alone: then it is the same object
    private static Optional<String> overwritten(Change change) {
        if (!(change.before().orElse(null) instanceof Leader before)
                || !(change.after().orElse(null) instanceof Leader after)
                || before.server().log() == after.server().log()) {
            return Optional.empty();
        }
        Log was = before.server().log();
        long kept = after.server().log().unchangedSince(was);
        return kept == was.lastIndex()
                ? Optional.empty()
                : Optional.of(
                        change.node() + ", leader of term " + after.server().currentTerm() + ", changed its entry "
                                + (kept + 1) + " (" + was.entry(kept + 1).command() + ")");
    }

    /** No server loses an entry that it knows to be committed, as long as it is up. */
    @SuppressWarnings("ReferenceEquality") // most steps leave the log alone: then it is the same object
    private static Optional<String> takenBack(Change change) {
        if (!(change.before().orElse(null) instanceof Role before)
                || !(change.after().orElse(null) instanceof Role after)
                || before.server().log() == after.server().log()) {
            return Optional.empty();
        }
        Log was = before.server().log();
        long kept = after.server().log().unchangedSince(was);
        return kept >= before.server().commitIndex()
                ? Optional.empty()
                : Optional.of(change.node() + " took back its entry " + (kept + 1)
                        + (kept < was.baseIndex() || kept >= was.lastIndex()
                                ? ""
                                : " (" + was.entry(kept + 1).command() + ")")
                        + ", though it was committed up to "
                        + before.server().commitIndex());
    }

    /** A leader goes on after what a follower has accepted, whatever it hears late (5.3). */
    @SuppressWarnings("ReferenceEquality") // most steps leave it alone: then it is the same object
    private static Optional<String> sentAgain(Change change) {
        if (!(change.after().orElse(null) instanceof Leader after)
                || (change.before().orElse(null) instanceof Leader before && before.progress() == after.progress())) {
            return Optional.empty();
        }
        for (Progress one : after.progress()) {
            if (one.nextIndex() <= one.matchIndex()) {
                return Optional.of(change.node() + " goes back to entry " + one.nextIndex()
                        + " with a follower that has " + one.matchIndex());
            }
        }
        return Optional.empty();
    }

    /** A leader asks nobody to stand for election who could not win it (dissertation, 3.10). */
    private static Optional<String> askedTooSoon(Change change) {
        if (!(change.after().orElse(null) instanceof Leader after)
                || !(change.before().orElse(null) instanceof Leader before)) {
            return Optional.empty();
        }
        Optional<NodeId> asked = asked(after);
        if (asked.isEmpty() || asked.equals(asked(before))) {
            return Optional.empty();
        }
        long last = after.server().log().lastIndex();
        return change.snapshot()
                .state(asked.get())
                .filter(Role.class::isInstance)
                .map(state -> ((Role) state).server().log().lastIndex())
                .filter(has -> has < last)
                .map(has -> change.node() + " asked " + asked.get() + " to take over, which has " + has + " of " + last
                        + " entries");
    }

    private static Optional<NodeId> asked(Leader leader) {
        return leader.tenure().successor().filter(Tenure.Successor::asked).map(Tenure.Successor::server);
    }

    /** Whoever is up has what anybody knows to be committed. */
    private static Optional<String> behind(Snapshot now) {
        List<Role> roles = now.all(Role.class);
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        Server furthest = Collections.max(
                        roles, Comparator.comparingLong(role -> role.server().commitIndex()))
                .server();
        for (Role role : roles) {
            Server server = role.server();
            NodeId self = server.cluster().self();
            if (furthest.configuration().isMember(self) && server.log().lastIndex() < furthest.commitIndex()) {
                return Optional.of(self + " has entries up to " + server.log().lastIndex() + ", and "
                        + furthest.cluster().self() + " knows " + furthest.commitIndex() + " to be committed");
            }
        }
        return Optional.empty();
    }

    /** Whoever leads the newest term has committed something of it, and takes commands. */
    private static Optional<String> noProgress(Snapshot now) {
        Optional<Leader> newest = now.all(Leader.class).stream()
                .max(Comparator.comparingLong(leader -> leader.server().currentTerm()));
        if (newest.isEmpty()) {
            return Optional.of("nobody leads; " + now.all(Candidate.class).size() + " stand for election");
        }
        Server server = newest.get().server();
        Optional<Tenure.Successor> successor = newest.get().tenure().successor();
        if (successor.isPresent()) {
            return Optional.of(server.cluster().self() + " takes no commands while it hands over to "
                    + successor.get().server());
        }
        return server.log().term(server.commitIndex()) == server.currentTerm()
                ? Optional.empty()
                : Optional.of(server.cluster().self() + " leads term " + server.currentTerm()
                        + " and has committed nothing of it");
    }
}
