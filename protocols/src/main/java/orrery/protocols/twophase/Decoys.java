package orrery.protocols.twophase;

import java.util.List;
import orrery.api.Decoy;

/** Rules that do more than they need and are right all the same: nobody may object. */
final class Decoys {

    private Decoys() {}

    static List<Decoy> all() {
        return List.of(
                new Decoy("tells-twice", "Every decision goes out twice.", new TwoPhase(new TellsTwice())),
                new Decoy(
                        "records-twice",
                        "Everything is written twice, and acknowledged twice.",
                        new TwoPhase(new RecordsTwice())));
    }

    /** Every decision goes out twice. */
    static final class TellsTwice extends Rules {
        @Override
        public void decide(Runnable record, Runnable tell) {
            record.run();
            tell.run();
            tell.run();
        }
    }

    /** Everything is written twice, and acknowledged twice. */
    static final class RecordsTwice extends Rules {
        @Override
        public void decide(Runnable record, Runnable tell) {
            record.run();
            record.run();
            tell.run();
        }

        @Override
        public void acknowledge(Runnable record, Runnable ack) {
            record.run();
            ack.run();
            record.run();
            ack.run();
        }
    }
}
