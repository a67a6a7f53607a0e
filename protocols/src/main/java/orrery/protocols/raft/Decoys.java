package orrery.protocols.raft;

import java.time.Duration;
import java.util.List;
import orrery.api.Chance;
import orrery.api.Decoy;
import orrery.api.Span;

/** Rules that are odd and right all the same: nobody may object. */
final class Decoys {

    private Decoys() {}

    static List<Decoy> all() {
        return List.of(new Decoy(
                "impatient", "Servers stand for election after a third of the time.", new Raft(new Impatient())));
    }

    /** Servers, and above all candidates, wait for a third of the time. */
    static final class Impatient extends Rules {
        @Override
        public Duration electionTimeout(Span span, Chance chance) {
            return super.electionTimeout(span, chance).dividedBy(3);
        }
    }
}
