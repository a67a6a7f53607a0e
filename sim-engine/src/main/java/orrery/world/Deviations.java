package orrery.world;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import orrery.api.NodeId;

/**
 * What becomes of single messages in a network that is calm otherwise. In the calm network every message takes the median
 * of its link's latency, and none is lost, held back, damaged or doubled; each deviation is an exception from that, with
 * the address of its message. Addresses are a link and a number in it, so one exception less leaves the others alone.
 *
 * <p>What is no chance stays: cuts and clogs, missing links, the order of a link that keeps it, limited bandwidth. On a
 * reliable link a lost message is sent again after the link's time, and then arrives; copies do not.
 *
 * @param all by link and number; at most one of a kind for a message
 */
public record Deviations(List<Deviation> all) {

    /**
     * @param nth which message of the link from {@code from} to {@code to}, from 0
     * @param fate what becomes of it
     */
    public record Deviation(NodeId from, NodeId to, long nth, Fate fate) {}

    /** What becomes of a message. */
    public sealed interface Fate {

        /** It does not arrive. */
        record Lost() implements Fate {}

        /** It arrives so long after it was sent, apart from what it waits for bandwidth. */
        record Takes(long nanos) implements Fate {}

        /** It arrives a second time, so long after it was sent. */
        record Copied(long nanos) implements Fate {}

        /** Its content is damaged: it arrives altered, or, on a link with checksums, not at all. */
        record Damaged() implements Fate {}
    }

    private static final Comparator<Deviation> BY_LINK =
            Comparator.comparing(Deviation::from).thenComparing(Deviation::to);

    /** By link, number and kind of fate: what is said of one thing is equal. */
    public static final Comparator<Deviation> BY_ADDRESS =
            BY_LINK.thenComparingLong(Deviation::nth).thenComparingInt(deviation -> rank(deviation.fate()));

    /** No exceptions: the calm network itself. */
    public static final Deviations NONE = new Deviations(List.of());

    public Deviations {
        all = all.stream().sorted(BY_ADDRESS).toList();
        for (int at = 1; at < all.size(); at++) {
            if (BY_ADDRESS.compare(all.get(at - 1), all.get(at)) == 0) {
                throw new IllegalArgumentException("a message has two fates of a kind: " + all.get(at));
            }
        }
    }

    private static int rank(Fate fate) {
        return switch (fate) {
            case Fate.Lost lost -> 0;
            case Fate.Takes takes -> 1;
            case Fate.Copied copied -> 2;
            case Fate.Damaged damaged -> 3;
        };
    }

    /** Those of a link, by number. */
    public List<Deviation> on(NodeId from, NodeId to) {
        Deviation first = new Deviation(from, to, -1, new Fate.Lost());
        int begin = -1 - Collections.binarySearch(all, first, BY_ADDRESS);
        int end = begin;
        while (end < all.size() && BY_LINK.compare(all.get(end), first) == 0) {
            end++;
        }
        return all.subList(begin, end);
    }
}
