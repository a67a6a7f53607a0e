package orrery.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import orrery.world.Fault;

/**
 * An entry of {@code faults:}. A kind of fault is one record: its fields are the fields in the file, and the field that
 * is called like the record, without {@code Spec}, tells the kinds apart. To add a kind, write its record and permit it.
 */
@Doc("Something that goes wrong at a time.")
public sealed interface FaultSpec
        permits CrashSpec,
                PauseSpec,
                SlowSpec,
                ZoneDownSpec,
                RollingRestartSpec,
                UpgradeSpec,
                RollingUpgradeSpec,
                JoinSpec,
                LeaveSpec,
                PartitionSpec,
                IsolateSpec,
                MajoritiesRingSpec,
                ClogSpec,
                DiskSpec,
                ClockJumpSpec,
                ClockDriftSpec,
                ClockStrobeSpec,
                ByzantineSpec {

    /** A scenario is looked at by people; and each fault that waits for its target looks for it after every step. */
    int MOST = 1000;

    /** What happens again and again does so at most a thousand times a second. */
    long SHORTEST_TURN_NANOS = 1_000_000;

    Moment moment();

    /**
     * The fault in a world with these nodes.
     *
     * @param part the entry, which takes what cannot be
     */
    Fault fault(Cast cast, Part part);

    /** The record of each kind, by the field that tells it. */
    static Map<String, Class<? extends FaultSpec>> kinds() {
        Map<String, Class<? extends FaultSpec>> kinds = new LinkedHashMap<>();
        for (Class<?> kind : FaultSpec.class.getPermittedSubclasses()) {
            String name = kind.getSimpleName().replaceFirst("Spec$", "");
            kinds.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), kind.asSubclass(FaultSpec.class));
        }
        return Collections.unmodifiableMap(kinds);
    }
}
