package orrery.protocols.antientropy;

import java.time.Duration;
import orrery.protocols.antientropy.Item.Certificate;
import orrery.protocols.antientropy.Item.Value;

/** The decisions on which agreement hangs, each with its place in the paper; a wrong twin overrides exactly one. */
public class Rules {

    /** The later stamp wins (1.1); of one certificate, the copy that was awakened later. */
    public boolean overrides(Item theirs, Item mine) {
        int order = theirs.stamp().compareTo(mine.stamp());
        return order != 0 ? order > 0 : theirs.activated() > mine.activated();
    }

    /** What the hash tree is told of an item: all in which two copies may differ. */
    public long print(String key, Item item) {
        long print = HashTree.mix(key.hashCode());
        print = HashTree.mix(print + item.stamp().nanos());
        print = HashTree.mix(print + item.stamp().by().index());
        return switch (item) {
            case Value(long value, Stamp stamp) -> HashTree.mix(print + value);
            case Certificate certificate -> HashTree.mix(print ^ ~certificate.activated());
        };
    }

    /** What is deleted leaves a certificate: its mere absence would be mended by the next replica that has it (2). */
    public Database bury(Database database, String key, Certificate certificate) {
        return database.with(key, certificate, this);
    }

    /** A certificate is kept until it is certain to have reached everybody who may still have the item. */
    public boolean isOver(long ageNanos, Duration keep) {
        return ageNanos > keep.toNanos();
    }

    /** How many keep it for longer, in case that somebody was away for longer. */
    public int retainers(int wished) {
        return wished;
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
