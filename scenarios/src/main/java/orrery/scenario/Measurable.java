package orrery.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Setup;
import orrery.explore.sweep.Measure;
import orrery.verdict.Judge;
import orrery.world.World;

/** Whether something can be measured of runs, as far as one can know before they are played. */
public final class Measurable {

    /** A chart is not finer. */
    private static final long MOST_TIMES = 1000;

    private Measurable() {}

    /**
     * Why this measure is of something that none of these runs can have; empty if it is not.
     *
     * @param plans of the runs
     */
    public static Optional<String> objection(Measure measure, List<Plan> plans) {
        long times = plans.stream()
                .mapToLong(plan -> measure.times(plan.world().durationNanos()))
                .max()
                .orElse(0);
        if (times > MOST_TIMES) {
            return Optional.of("that makes " + times + " times in a run, but at most " + MOST_TIMES + " are measured");
        }
        List<String> known = known(measure, plans);
        if (!measure.of().isEmpty() && known != null && !known.contains(measure.of())) {
            return Optional.of("there is no such thing; there is "
                    + (known.isEmpty() ? "none" : String.join("; ", known))
                    + Nearest.hint(measure.of(), known));
        }
        return noField(measure, plans);
    }

    /** What this kind of measure can be of; null if only the runs will tell. */
    private static @Nullable List<String> known(Measure measure, List<Plan> plans) {
        return switch (measure.kind()) {
            case UNTIL, REACHED ->
                plans.stream()
                        .flatMap(plan -> plan.protocol().checks().stream())
                        .filter(Check.Probe.class::isInstance)
                        .map(Check::promise)
                        .distinct()
                        .toList();
            case BROKEN -> {
                List<String> promises = new ArrayList<>(Judge.OF_EVERY_RUN);
                for (Plan plan : plans) {
                    plan.protocol().checks().forEach(check -> promises.add(check.promise()));
                    plan.expect().consistency().forEach(model -> promises.add(model.name()));
                }
                yield promises.stream().distinct().toList();
            }
            case FIRST, WITHOUT, SHARE -> roles(plans);
            case STEPS, TIME, SENT, DELIVERED, OK, FAILED, UNKNOWN, THROUGHPUT, LATENCY, AGREE, SPREAD, FIRED, NOTED ->
                null;
        };
    }

    /** Null where a protocol's roles are not known before it runs. */
    private static @Nullable List<String> roles(List<Plan> plans) {
        List<String> roles = new ArrayList<>();
        for (Plan plan : plans) {
            World world = plan.world();
            NodeId first = world.servers().getFirst();
            List<String> here = RoleWords.of(plan.protocol(), first, setup(world, first));
            if (here.isEmpty()) {
                return null;
            }
            roles.addAll(here);
        }
        return roles.stream().distinct().toList();
    }

    /** Why this field can be read in none of the runs, if it is one. */
    private static Optional<String> noField(Measure measure, List<Plan> plans) {
        if (measure.kind() != Measure.Kind.AGREE && measure.kind() != Measure.Kind.SPREAD) {
            return Optional.empty();
        }
        boolean number = measure.kind() == Measure.Kind.SPREAD;
        List<Optional<String>> objections = plans.stream()
                .map(plan -> StateFields.objection(states(plan), measure.of(), number))
                .toList();
        return objections.stream().allMatch(Optional::isPresent) ? objections.getFirst() : Optional.empty();
    }

    /** The classes of all states that servers begin in, and of those in which they can be later, as far as one can know. */
    private static List<Class<?>> states(Plan plan) {
        World world = plan.world();
        return world.servers().stream()
                .flatMap(server -> RoleWords.states(plan.protocol(), server, setup(world, server)).stream())
                .distinct()
                .toList();
    }

    private static Setup setup(World world, NodeId server) {
        return new Setup(
                world.servers(),
                world.clients(),
                world.network().neighbours(server, world.servers()),
                world.options(),
                Map.of(),
                world.clockBound());
    }
}
