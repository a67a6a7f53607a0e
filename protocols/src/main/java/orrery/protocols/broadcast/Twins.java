package orrery.protocols.broadcast;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.LongStream;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Twin;

/** Broadcast with one rule broken, once for each way in which it is easily got wrong. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new PassesOnEveryCopy(),
                        Promises.ONCE,
                        "A value is passed on each time that it comes, so that on any cycle of links it goes round for"
                                + " ever."),
                twin(
                        new TellsOneNeighbour(),
                        Promises.REACHES,
                        "A value is passed on to one neighbour only, and does not come far."),
                twin(
                        new CutsTheTree(),
                        Promises.REACHES,
                        "A site takes even the link to its parent for one that closes a cycle, if a probe comes over it"
                                + " twice."),
                twin(
                        new NeverSendsAgain(),
                        Promises.REACHES,
                        "What is not acknowledged is not sent again, and a partition keeps it from half of the sites."),
                twin(
                        new ForgetsInACrash(),
                        Promises.REMEMBERED,
                        "What is known is kept in memory only, and a crash takes it back."),
                twin(
                        new FillsTheGaps(),
                        Promises.REAL,
                        "What is known is told as one range, from the least to the greatest value, with all that nobody ever"
                                + " broadcast in between."));
    }

    private static Twin twin(Rules broken, String breaks, String story) {
        return new Twin(Roles.of(broken.getClass()), breaks, story, new Broadcast(broken));
    }

    private static final class PassesOnEveryCopy extends Rules {
        @Override
        public boolean isNews(SortedSet<Long> known, long value) {
            return true;
        }
    }

    private static final class TellsOneNeighbour extends Rules {
        @Override
        public List<NodeId> recipients(List<NodeId> links, NodeId from) {
            return super.recipients(links, from).stream().limit(1).toList();
        }
    }

    private static final class CutsTheTree extends Rules {
        @Override
        public boolean closesCycle(NodeId parent, NodeId from) {
            return true;
        }
    }

    private static final class NeverSendsAgain extends Rules {
        @Override
        public void sendAgain(NodeId to, long value, Context<Message, Timer> ctx) {}
    }

    private static final class FillsTheGaps extends Rules {
        @Override
        public List<Long> read(SortedSet<Long> known) {
            return known.isEmpty()
                    ? List.of()
                    : LongStream.rangeClosed(known.first(), known.last())
                            .boxed()
                            .toList();
        }
    }

    private static final class ForgetsInACrash extends Rules {
        @Override
        public void beforeTelling(Saved state, Context<Message, Timer> ctx) {}
    }
}
