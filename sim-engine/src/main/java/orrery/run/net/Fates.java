package orrery.run.net;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;

/** What is written down for messages of a wire, by their numbers. Only asked, never walked. */
final class Fates {

    private final Set<Long> lost = new HashSet<>();
    private final Set<Long> damaged = new HashSet<>();
    private final Map<Long, Long> takes = new HashMap<>();
    private final Map<Long, Long> copied = new HashMap<>();

    /** @param deviations those of this wire */
    Fates(List<Deviation> deviations) {
        for (Deviation deviation : deviations) {
            long nth = deviation.nth();
            switch (deviation.fate()) {
                case Fate.Lost never -> lost.add(nth);
                case Fate.Damaged altered -> damaged.add(nth);
                case Fate.Takes(long nanos) -> takes.put(nth, nanos);
                case Fate.Copied(long nanos) -> copied.put(nth, nanos);
            }
        }
    }

    boolean loses(long nth) {
        return lost.contains(nth);
    }

    boolean damages(long nth) {
        return damaged.contains(nth);
    }

    boolean copies(long nth) {
        return copied.containsKey(nth);
    }

    /** How long a message travels, or its copy; {@code plain} if nothing is written down. */
    long nanos(long nth, boolean copy, long plain) {
        return (copy ? copied : takes).getOrDefault(nth, plain);
    }
}
