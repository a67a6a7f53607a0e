package orrery.protocols.bully;

import java.util.List;
import orrery.api.Decoy;

/** What only looks wrong: nobody may object. */
final class Decoys {

    private Decoys() {}

    static List<Decoy> all() {
        return List.of(new Decoy(
                "never-content",
                "Whoever hears from the coordinator calls an election all the same, which the same one wins.",
                new Bully(new NeverContent())));
    }

    private static final class NeverContent extends Rules {
        @Override
        public boolean isContent() {
            return false;
        }
    }
}
