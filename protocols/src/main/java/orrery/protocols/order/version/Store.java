package orrery.protocols.order.version;

import java.util.List;
import java.util.Map;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/** What a replica has on its disk: of each key its siblings, none of which overwrites another. */
public record Store(PMap<String, PVector<Version>> siblings) {

    static final Store EMPTY = new Store(TreePMap.empty());

    PVector<Version> of(String key) {
        return siblings.getOrDefault(key, TreePVector.empty());
    }

    /** Of two versions that overwrite each other neither is left, as happens where dots are given again: then nothing is kept of the key. */
    Store with(String key, List<Version> versions) {
        return new Store(versions.isEmpty() ? siblings.minus(key) : siblings.plus(key, TreePVector.from(versions)));
    }

    /** Of each key, what neither of the two overwrites. */
    Store merge(Store other, Rules rules) {
        Store merged = this;
        for (Map.Entry<String, PVector<Version>> theirs : other.siblings.entrySet()) {
            PVector<Version> mine = of(theirs.getKey());
            if (rules.mergesInto(mine)) {
                merged = merged.with(theirs.getKey(), rules.merge(mine, theirs.getValue()));
            }
        }
        return merged;
    }
}
