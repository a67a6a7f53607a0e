package orrery.run.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Chance;
import orrery.api.Setup;
import orrery.api.Stored;
import orrery.run.core.Fired;
import orrery.run.core.Tally;
import orrery.world.Fault;
import orrery.world.Fault.Disk.Kind;

/** One node's disk: what is durable, what is only written, and what is wrong with it. */
public final class Disk {

    /** What would be found after a crash now. */
    private final Map<String, Stored> durable = new TreeMap<>();

    /** What was there before the last write. */
    private final Map<String, Stored> older = new TreeMap<>();

    /** Written and not synced, in order. */
    private final List<Write> unsynced = new ArrayList<>();

    /** Faults that are on now. */
    private final List<Active> faults = new ArrayList<>(0);

    /** What was durable when syncs began to lie; null while they do not. */
    private @Nullable Map<String, Stored> honest;

    private final Tally tally;

    private record Write(String file, Record content) {}

    /** A fault that is on, by its place among the planned ones, with its own decisions. */
    private record Active(int nth, Fault.Disk fault, Chance chance) {
        Kind kind() {
            return fault.kind();
        }
    }

    public Disk(Tally tally) {
        this.tally = tally;
    }

    // ---- what the node does

    public void write(String file, Record content) {
        unsynced.add(new Write(file, content));
    }

    public void sync() {
        for (Active fault : faults) {
            if (fault.kind() == Kind.LYING_SYNC) {
                tally.touched(fault.nth);
            }
        }
        for (Write write : unsynced) {
            store(write.file(), new Stored.Found(write.content()));
        }
        unsynced.clear();
    }

    /** How long a sync takes. */
    public long syncNanos() {
        for (Active fault : faults) {
            if (strikes(fault, Kind.SLOW)) {
                return fault.chance.within(fault.fault.delay()).toNanos();
            }
        }
        return 0;
    }

    /** Whether the next write fails, so that the node has to stop. */
    public boolean fails() {
        for (Active fault : faults) {
            if (fault.kind() == Kind.FULL || strikes(fault, Kind.IO_ERROR)) {
                tally.touched(fault.nth);
                tally.fired(fault.kind() == Kind.FULL ? Fired.DISK_FULL : Fired.IO_ERROR);
                return true;
            }
        }
        return false;
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    private void store(String file, Stored content) {
        String place = file;
        for (Active fault : faults) {
            if (strikes(fault, Kind.MISDIRECTED_WRITE)) {
                tally.fired(Fired.MISDIRECTED_WRITE);
                List<String> others = durable.keySet().stream()
                        .filter(other -> !other.equals(file))
                        .toList();
                place = others.isEmpty() ? "nowhere" : fault.chance.pick(others);
            }
        }
        Stored before = durable.put(place, content);
        if (before != null) {
            older.put(place, before);
        }
    }

    // ---- what happens to it

    /** @param nth which of the planned faults it is */
    public void strike(int nth, Fault.Disk fault, Chance chance) {
        if (fault.kind() == Kind.BIT_ROT) {
            if (!durable.isEmpty()) {
                tally.touched(nth);
                tally.fired(Fired.BIT_ROT);
                durable.put(chance.pick(List.copyOf(durable.keySet())), new Stored.Corrupt());
            }
            return;
        }
        if (fault.kind() == Kind.LYING_SYNC && !lies()) {
            honest = new TreeMap<>(durable);
        }
        faults.add(new Active(nth, fault, chance));
    }

    public void mend(int nth) {
        faults.removeIf(fault -> fault.nth == nth);
        if (!lies()) {
            honest = null;
        }
    }

    private boolean lies() {
        return faults.stream().anyMatch(fault -> fault.kind() == Kind.LYING_SYNC);
    }

    /** The power goes: decides what becomes of what was not safe. */
    public void crash() {
        Map<String, Stored> truth = honest;
        if (truth != null && !(truth.equals(durable) && unsynced.isEmpty())) {
            tally.fired(Fired.LYING_SYNC);
            durable.clear();
            durable.putAll(truth);
            unsynced.clear();
        }
        for (Write write : unsynced) {
            if (isStruck(Kind.LOSES_UNSYNCED)) {
                tally.fired(Fired.LOST_WRITE);
            } else if (isStruck(Kind.TORN_WRITE)) {
                tally.fired(Fired.TORN_WRITE);
                store(write.file(), new Stored.Corrupt());
            } else {
                store(write.file(), new Stored.Found(write.content()));
            }
        }
        unsynced.clear();
    }

    public void wipe() {
        durable.clear();
        older.clear();
        unsynced.clear();
    }

    /** What a boot finds. */
    public Map<String, Stored> read() {
        Map<String, Stored> found = new TreeMap<>(durable);
        for (Map.Entry<String, Stored> file : older.entrySet()) {
            if (isStruck(Kind.STALE_READ)) {
                tally.fired(Fired.STALE_READ);
                found.put(file.getKey(), file.getValue());
            }
        }
        return found;
    }

    /** What is durable in the file that {@code save} writes; null if nothing or not readable. */
    @Nullable
    public Record saved() {
        return durable.get(Setup.STATE) instanceof Stored.Found(Record content) ? content : null;
    }

    private boolean isStruck(Kind kind) {
        return faults.stream().anyMatch(fault -> strikes(fault, kind));
    }

    private boolean strikes(Active fault, Kind kind) {
        boolean strikes = fault.kind() == kind && fault.chance.happens(fault.fault.rate());
        if (strikes) {
            tally.touched(fault.nth);
        }
        return strikes;
    }
}
