package orrery.protocols.order.matrix;

import java.util.List;
import orrery.api.Decoy;

/** What only looks wrong: nobody may object. */
final class Decoys {

    private Decoys() {}

    static List<Decoy> all() {
        return List.of(new Decoy(
                "takes-hearsay-for-news",
                "A receiver takes for heard whatever it knows that anybody has heard; whoever told it that told it the event too.",
                new MatrixClocks(new TakesHearsayForNews())));
    }

    private static final class TakesHearsayForNews extends Rules {
        @Override
        public TimeTable learn(TimeTable mine, int self, TimeTable theirs, int from) {
            TimeTable learnt = super.learn(mine, self, theirs, from);
            for (int who = 0; who < mine.processes(); who++) {
                learnt = learnt.mergeRow(self, learnt, who);
            }
            return learnt;
        }
    }
}
