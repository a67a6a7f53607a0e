package orrery.api;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** All nodes of a list but one. A view: in a large mesh, the lists of all nodes would together be as long as its square. */
final class Others extends AbstractList<NodeId> implements RandomAccess {

    private final List<NodeId> all;
    private final int left;

    /** @param left the place of the one that is left out */
    private Others(List<NodeId> all, int left) {
        this.all = all;
        this.left = left;
    }

    /** @param all unmodifiable, none of them twice */
    static List<NodeId> of(NodeId self, List<NodeId> all) {
        boolean inItsPlace = self.index() < all.size() && all.get(self.index()).equals(self);
        int left = inItsPlace ? self.index() : all.indexOf(self);
        return left < 0 ? all : new Others(all, left);
    }

    @Override
    public NodeId get(int index) {
        return all.get(index < left ? index : index + 1);
    }

    @Override
    public int size() {
        return all.size() - 1;
    }
}
