package orrery.protocols.order.mutex;

import java.util.List;
import java.util.stream.IntStream;
import orrery.api.NodeId;

/**
 * Whom a process asks: any two processes have somebody in common, and each asks itself (Maekawa). Of N = K(K-1)+1
 * processes each asks K, as in a finite projective plane, the lines of which are the shifts of a perfect difference set; of
 * other numbers each asks its row and its column, of a square that may lack its last places.
 */
final class Quorums {

    /** Differences of two of a list make every number below K(K-1)+1 once, but zero (Singer 1938). */
    private static final List<List<Integer>> DIFFERENCE_SETS = List.of(
            List.of(0, 1),
            List.of(0, 1, 3),
            List.of(0, 1, 3, 9),
            List.of(0, 1, 4, 14, 16),
            List.of(0, 1, 3, 8, 12, 18),
            List.of(0, 1, 3, 13, 32, 36, 43, 52));

    private Quorums() {}

    static List<NodeId> of(NodeId self, List<NodeId> all) {
        for (List<Integer> set : DIFFERENCE_SETS) {
            if (set.size() * (set.size() - 1) + 1 == all.size()) {
                return set.stream()
                        .map(difference -> all.get((self.index() + difference) % all.size()))
                        .sorted()
                        .toList();
            }
        }
        int side = (int) StrictMath.ceil(StrictMath.sqrt(all.size()));
        return IntStream.range(0, all.size())
                .filter(other -> other / side == self.index() / side || other % side == self.index() % side)
                .mapToObj(all::get)
                .toList();
    }
}
