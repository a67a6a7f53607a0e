package orrery.protocols.antientropy;

import java.util.Collections;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A hash tree over the keys: a leaf is for all keys that begin with the same bits of their hash, and an inner node is made
 * of its two children. Replicas that agree at a node agree on all that is below it.
 *
 * @param hashes by number: 1 is the root, and the children of i are 2i and 2i + 1; 0 is not used
 */
public record HashTree(int depth, PVector<Long> hashes) {

    static final int ROOT = 1;

    static HashTree empty(int depth) {
        HashTree tree = new HashTree(depth, TreePVector.from(Collections.nCopies(2 << depth, 0L)));
        for (int node = (1 << depth) - 1; node >= ROOT; node--) {
            tree = tree.joined(node);
        }
        return tree;
    }

    long hash(int node) {
        return hashes.get(node);
    }

    boolean isLeaf(int node) {
        return node >= 1 << depth;
    }

    /** Whether a peer may have spoken of such a node. */
    boolean has(int node) {
        return node >= ROOT && node < hashes.size();
    }

    int leafOf(String key) {
        return (1 << depth) + (depth == 0 ? 0 : (int) (mix(key.hashCode()) >>> (Long.SIZE - depth)));
    }

    /**
     * The tree after something under a key has changed. The hash of a leaf is a sum, so that what goes is subtracted and what
     * comes is added.
     *
     * @param change what came, less what went
     */
    HashTree with(String key, long change) {
        int node = leafOf(key);
        HashTree tree = new HashTree(depth, hashes.with(node, hash(node) + change));
        for (node /= 2; node >= ROOT; node /= 2) {
            tree = tree.joined(node);
        }
        return tree;
    }

    private HashTree joined(int node) {
        return new HashTree(depth, hashes.with(node, mix(mix(hash(2 * node)) + hash(2 * node + 1))));
    }

    /** Spreads every bit over all others (Stafford's variant 13 of the finaliser of MurmurHash3). */
    static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public String toString() {
        return Long.toHexString(hash(ROOT));
    }
}
