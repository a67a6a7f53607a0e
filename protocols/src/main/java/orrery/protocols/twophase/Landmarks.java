package orrery.protocols.twophase;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** Moments that matter to two-phase commit: a fault may strike at them, and a campaign without some has proved little. */
final class Landmarks {

    static final String COMMITTED = "a transaction is committed";
    static final String ABORTED = "a transaction is aborted";
    static final String BLOCKED = "a participant is blocked";

    private Landmarks() {}

    static Map<String, Predicate<Snapshot>> all() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(
                "a vote is open",
                now -> coordinators(now).stream()
                        .anyMatch(coordinator -> !coordinator.ballots().isEmpty()));
        moments.put(
                "a participant is uncertain",
                now -> participants(now).stream()
                        .anyMatch(
                                participant -> !participant.ledger().prepared().isEmpty()));
        moments.put("a decision is on its way", Landmarks::underway);
        moments.put(COMMITTED, Landmarks::committed);
        moments.put(ABORTED, Landmarks::aborted);
        moments.put(BLOCKED, Landmarks::blocked);
        return Collections.unmodifiableMap(moments);
    }

    /** Somebody is still uncertain of what its coordinator has just decided. */
    private static boolean underway(Snapshot now) {
        return coordinators(now).stream()
                .flatMap(coordinator -> coordinator.conclusion().stream())
                .anyMatch(conclusion -> participants(now).stream()
                        .anyMatch(participant -> participant.ledger().prepared().containsKey(conclusion.txn())));
    }

    static boolean committed(Snapshot now) {
        return decided(now, Decision.COMMIT);
    }

    static boolean aborted(Snapshot now) {
        return decided(now, Decision.ABORT);
    }

    private static boolean decided(Snapshot now, Decision decision) {
        return participants(now).stream()
                .anyMatch(participant -> participant.ledger().outcomes().containsValue(decision));
    }

    /** Who is uncertain can only wait while the coordinator is down. */
    static boolean blocked(Snapshot now) {
        return participants(now).stream()
                .flatMap(participant -> participant.ledger().prepared().keySet().stream())
                .anyMatch(txn -> now.state(txn.coordinator()).isEmpty());
    }

    private static List<Coordinator> coordinators(Snapshot now) {
        return now.nodes().stream()
                .flatMap(node -> now.state(node).flatMap(Site::coordinator).stream())
                .toList();
    }

    private static List<Participant> participants(Snapshot now) {
        return now.nodes().stream()
                .flatMap((NodeId node) -> now.state(node).flatMap(Site::participant).stream())
                .toList();
    }
}
