package orrery.api;

import org.jspecify.annotations.Nullable;

/**
 * A part of a node's state, by which a check names what it reads. A state in which it is the very same object as before, or an
 * equal number, is no other to whoever reads that part alone.
 */
@FunctionalInterface
public interface Part {

    /** @return null where a node has no such part, as a client that is no server */
    @Nullable
    Object of(Node<?, ?> node);
}
