package orrery.protocols.twophase;

/** Rules that do more than they need and are right all the same: nobody may object. */
final class Decoys {

    private Decoys() {}

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
