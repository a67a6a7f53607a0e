package orrery.protocols.threephase;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * What sites have decided, through all crashes (BHG, AC1 and AC2). A decision counts when it is on the disk.
 *
 * @param made by site
 * @param changed whether the objection is that a site changed its own
 */
record Decisions(PMap<NodeId, Phase> made, boolean changed, Optional<String> objection) {

    static final String ATOMICITY = "all sites decide alike";
    static final String STABILITY = "a decision stays";

    private static final Decisions NONE = new Decisions(TreePMap.empty(), false, Optional.empty());

    static List<Check> checks() {
        return List.of(
                Check.remembering(
                        ATOMICITY,
                        NONE,
                        Decisions::after,
                        decisions -> decisions.changed ? Optional.empty() : decisions.objection),
                Check.remembering(
                        STABILITY,
                        NONE,
                        Decisions::after,
                        decisions -> decisions.changed ? decisions.objection : Optional.empty()));
    }

    private Decisions after(Change change) {
        NodeId node = change.node();
        Phase now = change.snapshot()
                .saved(node)
                .map(saved -> ((Saved) saved).phase())
                .orElse(Phase.WORKING);
        Phase before = made.get(node);
        if (now == before || objection.isPresent() || (before == null && !now.decided())) {
            return this;
        }
        if (before != null) {
            return new Decisions(
                    made, true, Optional.of(node + " had " + word(before) + ", and now it is " + word(now)));
        }
        Optional<String> disagreement = made.entrySet().stream()
                .filter(other -> other.getValue() != now)
                .findFirst()
                .map(other ->
                        other.getKey() + " has " + word(other.getValue()) + ", and " + node + " has " + word(now));
        return new Decisions(made.plus(node, now), false, disagreement);
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
