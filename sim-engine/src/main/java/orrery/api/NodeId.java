package orrery.api;

import java.util.List;

/**
 * The name of a node, and its place in the world's order: servers first, then clients.
 *
 * @param index position in the world, from 0; what is walked is walked in this order
 * @param name what people call it, as in {@code n1} or {@code c2}
 */
public record NodeId(int index, String name) implements Comparable<NodeId> {

    /**
     * All of these but this one.
     *
     * @param all unmodifiable, none of them twice
     * @return a view of them
     */
    public List<NodeId> others(List<NodeId> all) {
        return Others.of(this, all);
    }

    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(index, other.index);
    }

    /** The index, so that no hashed collection of nodes depends on anything but the world. */
    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeId that && that.index == index && that.name.equals(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
