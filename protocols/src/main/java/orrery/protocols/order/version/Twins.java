package orrery.protocols.order.version;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import orrery.api.Context;
import orrery.api.Roles;
import orrery.api.Twin;

/** The store with one rule broken, once for each. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new CountsPerReplica(),
                        Promises.KEPT,
                        "There are no dots: a write's own count is part of its version vector, and overwrites what another"
                                + " client wrote to the same replica meanwhile."),
                twin(
                        new OverwritesUnread(),
                        Promises.KEPT,
                        "A write overwrites all that the replica has, whether its writer has read it or not."),
                twin(
                        new KeepsTheLargest(),
                        Promises.KEPT,
                        "Of siblings one survives, the same everywhere: what lost was acknowledged."),
                twin(
                        new ComparesTheWriteAlone(),
                        Promises.CONCURRENT,
                        "A version overwrites only what came from the same replica, and what was read elsewhere stays"
                                + " beside it."),
                twin(
                        new ForgetsInACrash(),
                        Promises.KEPT,
                        "What was taken is kept in memory only: after a crash writes get the dots of earlier ones, and are"
                                + " taken for overwritten."),
                twin(
                        new FillsGapsOnly(),
                        Promises.AGREE,
                        "What another replica sends is taken only for keys that one has none of."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new VersionVectors(broken));
    }

    private static final class CountsPerReplica extends Rules {
        @Override
        public VersionVector past(VersionVector overwritten, Dot dot) {
            return overwritten.and(new Dot(dot.replica(), dot.count() - 1));
        }
    }

    private static final class OverwritesUnread extends Rules {
        @Override
        public VersionVector overwrites(VersionVector read, VersionVector here) {
            return read.and(here);
        }
    }

    private static final class KeepsTheLargest extends Rules {
        @Override
        public List<Version> merge(List<Version> mine, List<Version> theirs) {
            return Stream.concat(mine.stream(), theirs.stream()).max(Comparator.comparingLong(Version::value)).stream()
                    .toList();
        }
    }

    private static final class ComparesTheWriteAlone extends Rules {
        @Override
        public boolean overwrites(Version later, Version earlier) {
            return later.dot().replica().equals(earlier.dot().replica()) && super.overwrites(later, earlier);
        }
    }

    private static final class FillsGapsOnly extends Rules {
        @Override
        public boolean mergesInto(List<Version> mine) {
            return mine.isEmpty();
        }
    }

    private static final class ForgetsInACrash extends Rules {
        @Override
        public void beforeAnswering(Store store, Context<Message, Timer> ctx) {}
    }
}
