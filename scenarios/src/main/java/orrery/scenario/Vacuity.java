package orrery.scenario;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Operation;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;
import orrery.world.World;

/**
 * Why a run that broke nothing proves little: what was to go wrong did not, or what was to be tested never came about. A run
 * that broke a promise is not vacuous, whatever else did not happen in it.
 *
 * @param idleFaults planned faults that touched nothing, in words
 * @param neverSeen what {@code sometimes} should happen and did not
 * @param noPromiseHeld whether no promise was put to the test
 * @param noneCompleted whether clients were there to ask, and no operation was answered
 */
public record Vacuity(List<String> idleFaults, List<String> neverSeen, boolean noPromiseHeld, boolean noneCompleted) {

    /** Nothing of the kind. */
    public static final Vacuity NONE = new Vacuity(List.of(), List.of(), false, false);

    public Vacuity {
        idleFaults = List.copyOf(idleFaults);
        neverSeen = List.copyOf(neverSeen);
    }

    /** Of a run of this world. */
    public static Vacuity of(World world, Trace trace, List<Verdict> verdicts) {
        if (verdicts.stream().anyMatch(Verdict::broken)) {
            return NONE;
        }
        return new Vacuity(
                trace.summary().idle().stream().map(Trace.Idle::sentence).toList(),
                verdicts.stream()
                        .filter(verdict -> verdict.status() == Status.NOT_REACHED)
                        .map(Verdict::promise)
                        .toList(),
                verdicts.stream().noneMatch(verdict -> verdict.status() == Status.HELD),
                asks(world)
                        && trace.history().operations().stream()
                                .allMatch(operation -> operation.completed() == Operation.OPEN));
    }

    private static boolean asks(World world) {
        return !world.clients().isEmpty()
                && world.workload().mix().values().stream().anyMatch(weight -> weight > 0);
    }

    public boolean vacuous() {
        return !reasons().isEmpty();
    }

    /** In words; empty if the run is not vacuous. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        idleFaults.forEach(fault -> reasons.add("touched nothing: " + fault));
        neverSeen.forEach(event -> reasons.add("never seen: " + event));
        if (noPromiseHeld) {
            reasons.add("no promise was put to the test");
        }
        if (noneCompleted) {
            reasons.add("no operation completed");
        }
        return reasons;
    }
}
