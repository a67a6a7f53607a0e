package orrery.protocols.order.clock;

import java.util.List;
import orrery.api.Decoy;

/** What only looks wrong: nobody may object. */
final class Decoys {

    private Decoys() {}

    static List<Decoy> all() {
        return List.of(new Decoy(
                "ticks-twice",
                "A receipt moves both clocks on by two, which counts too much and orders nothing wrongly (as in Setu issue 22).",
                new LogicalClocks(new TicksTwice())));
    }

    private static final class TicksTwice extends Rules {
        @Override
        public long received(long mine, long theirs) {
            return super.received(mine, theirs) + 1;
        }

        @Override
        public VectorTime tickOnReceipt(VectorTime vector, int self) {
            return vector.tick(self).tick(self);
        }
    }
}
