package orrery.protocols.antientropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import orrery.api.NodeId;
import orrery.protocols.antientropy.Item.Value;

/** A hash tree says the same of the same items, however they came, and names the leaf in which others differ. */
class HashTreeProps {

    private static final Rules RULES = new Rules();

    /** Writes of a key, in order; a later one overrides. */
    private static Database of(List<Integer> writes, int depth) {
        Database database = Database.empty(depth);
        for (int write : writes) {
            Stamp stamp = new Stamp(write, new NodeId(0, "n1"));
            database = database.merge(new Message.Entry("k" + write % 7, new Value(write, stamp)), 0, RULES);
        }
        return database;
    }

    @Property(tries = 200)
    void sameItemsSameTree(
            @ForAll @Size(max = 30) List<@IntRange(max = 100) Integer> writes, @ForAll @IntRange(max = 5) int depth) {
        List<Integer> otherwise = new ArrayList<>(writes);
        Collections.reverse(otherwise);
        otherwise.addAll(writes);
        assertThat(of(otherwise, depth)).isEqualTo(of(writes, depth));
    }

    @Property(tries = 200)
    void whereverItemsDifferTheWayFromTheRootDiffers(
            @ForAll @Size(max = 30) List<@IntRange(max = 100) Integer> writes,
            @ForAll @IntRange(min = 101, max = 200) int another,
            @ForAll @IntRange(max = 5) int depth) {
        Database one = of(writes, depth);
        List<Integer> more = new ArrayList<>(writes);
        more.add(another);
        Database other = of(more, depth);
        int leaf = one.tree().leafOf("k" + another % 7);
        for (int node = HashTree.ROOT; node < 2 << depth; node++) {
            boolean above = Integer.toBinaryString(leaf).startsWith(Integer.toBinaryString(node));
            assertThat(one.tree().hash(node) != other.tree().hash(node)).isEqualTo(above);
        }
    }

    @Property(tries = 50)
    void nothingIsLeftOfWhatWasRemoved(@ForAll @Size(max = 10) List<@IntRange(max = 100) Integer> writes) {
        Database database = of(writes, 3);
        for (String key : database.items().keySet()) {
            database = database.without(key, RULES);
        }
        assertThat(database.tree()).isEqualTo(HashTree.empty(3));
    }
}
