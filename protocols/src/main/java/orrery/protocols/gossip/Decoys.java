package orrery.protocols.gossip;

import java.util.List;
import orrery.api.Chance;
import orrery.api.Decoy;
import orrery.api.NodeId;

/** What only looks wrong: nobody may object. */
final class Decoys {

    private Decoys() {}

    static List<Decoy> all() {
        return List.of(new Decoy(
                "talks-to-itself",
                "A site may choose itself for a partner, whatever the options say.",
                new Gossip(new TalksToItself())));
    }

    private static final class TalksToItself extends Rules {
        @Override
        public NodeId partner(Place place, Chance chance) {
            return chance.pick(place.sites());
        }
    }
}
