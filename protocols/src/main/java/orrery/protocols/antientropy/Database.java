package orrery.protocols.antientropy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;
import orrery.protocols.antientropy.Item.Certificate;
import orrery.protocols.antientropy.Item.Value;
import orrery.protocols.antientropy.Message.Entry;

/**
 * All that a replica knows, and must not forget.
 *
 * @param items by key: what others are told
 * @param dormant by key: certificates that nobody is told of, until they are needed
 * @param tree over the items
 * @param latest time of the latest stamp that was seen
 */
public record Database(
        PSortedMap<String, Item> items, PSortedMap<String, Certificate> dormant, HashTree tree, long latest) {

    static Database empty(int depth) {
        return new Database(TreePMap.empty(), TreePMap.empty(), HashTree.empty(depth), 0);
    }

    /** A stamp that is later than all that were seen, whatever the clock says. */
    Stamp stamp(long clock, NodeId by) {
        return new Stamp(Math.max(clock, latest + 1), by);
    }

    /** Puts an item in the place of whatever is there. */
    Database with(String key, Item item, Rules rules) {
        Item before = items.get(key);
        long change = rules.print(key, item) - (before == null ? 0 : rules.print(key, before));
        return new Database(
                items.plus(key, item),
                dormant.minus(key),
                tree.with(key, change),
                Math.max(latest, item.stamp().nanos()));
    }

    Database without(String key, Rules rules) {
        Item before = items.get(key);
        return before == null
                ? this
                : new Database(items.minus(key), dormant, tree.with(key, -rules.print(key, before)), latest);
    }

    /** What somebody else has under a key: taken if it is newer, and answered if a dormant certificate knows better. */
    Database merge(Entry entry, long now, Rules rules) {
        Certificate asleep = dormant.get(entry.key());
        if (asleep != null && !entry.item().stamp().isAfter(asleep.stamp())) {
            return entry.item() instanceof Value ? with(entry.key(), asleep.awakened(now), rules) : this;
        }
        Item mine = items.get(entry.key());
        return mine == null || rules.overrides(entry.item(), mine) ? with(entry.key(), entry.item(), rules) : this;
    }

    /** Drops the certificates whose time is over, or puts them to sleep if this replica retains them. */
    Database aged(NodeId self, long now, Options options, Rules rules) {
        Database next = this;
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            if (entry.getValue() instanceof Certificate certificate
                    && rules.isOver(now - certificate.activated(), options.keep())) {
                next = next.without(entry.getKey(), rules);
                if (certificate.retainers().contains(self)) {
                    next = new Database(
                            next.items, next.dormant.plus(entry.getKey(), certificate), next.tree, next.latest);
                }
            }
        }
        for (Map.Entry<String, Certificate> entry : dormant.entrySet()) {
            long age = now - entry.getValue().activated();
            if (age > options.keep().plus(options.dormant()).toNanos()) {
                next = new Database(next.items, next.dormant.minus(entry.getKey()), next.tree, next.latest);
            }
        }
        return next;
    }

    /** All items under a leaf of the tree, in the order of their keys. */
    List<Entry> under(int leaf) {
        List<Entry> found = new ArrayList<>();
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            if (tree.leafOf(entry.getKey()) == leaf) {
                found.add(new Entry(entry.getKey(), entry.getValue()));
            }
        }
        return found;
    }
}
