package orrery.explore.shrink;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import orrery.api.Span;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Retold;
import orrery.world.Workload;
import orrery.world.World;

/**
 * What is planned in a world, and when: faults, questions, and what the protocol's options name a time for.
 *
 * @param options whether what they name may come at another time
 */
record Schedule(boolean options) {

    /** When something is planned, apart from how long it lasts. */
    SortedSet<Long> moments(World world) {
        SortedSet<Long> moments = new TreeSet<>();
        for (Fault fault : world.faults()) {
            if (fault.when() instanceof Fault.When.At(Span time)) {
                moments.add(time.minNanos());
            }
        }
        if (!world.clients().isEmpty()) {
            moments.add(world.workload().fromNanos());
        }
        if (options) {
            Stream.of(world.options().getClass().getRecordComponents())
                    .flatMap(part -> Retold.part(world.options(), part.getName()).stream())
                    .flatMap(part -> part instanceof List<?> several ? several.stream() : Stream.of(part))
                    .flatMap(text -> Appointment.in(text).stream())
                    .forEach(appointment -> moments.add(appointment.nanos()));
        }
        return moments;
    }

    /** Everything that is planned from a moment on comes sooner. */
    World sooner(World world, long from, long by) {
        return at(world, time -> time.minNanos() >= from ? new Span(time.minNanos() - by, time.maxNanos() - by) : time);
    }

    /** Everything that is planned is so many times as far away, and takes as many times as long. */
    World stretched(World world, long times, long parts) {
        LongUnaryOperator longer = longer(times, parts);
        List<Fault> faults = world.faults().stream()
                .map(fault -> fault.lasts()
                        .map(span -> Retold.with(fault, "lasts", Optional.of(each(span, longer))))
                        .orElse(fault))
                .toList();
        Workload asked = world.workload();
        return at(
                world.withFaults(faults)
                        .withWorkload(
                                asked.loop() instanceof Workload.Loop.Open(double rate)
                                        ? asked.with(new Workload.Loop.Open(rate * parts / times))
                                        : asked),
                time -> each(time, longer));
    }

    /** Messages take so many times as long, where they take a time that is known. */
    World slowed(World world, long times, long parts) {
        Network network = world.network();
        if (network.deviations().isEmpty()
                || !network.rules().isEmpty()
                || network.zones().isPresent()) {
            return world;
        }
        LongUnaryOperator longer = longer(times, parts);
        List<Deviation> deviations = network.deviations().get().all().stream()
                .map(each -> new Deviation(
                        each.from(),
                        each.to(),
                        each.nth(),
                        switch (each.fate()) {
                            case Fate.Takes(long nanos) -> new Fate.Takes(longer.applyAsLong(nanos));
                            case Fate.Copied(long nanos) -> new Fate.Copied(longer.applyAsLong(nanos));
                            default -> each.fate();
                        }))
                .toList();
        return taking(world.withNetwork(network.with(new Deviations(deviations))), longer.applyAsLong(latency(world)));
    }

    /** How long messages take in a calm network, unless a rule says otherwise. */
    static long latency(World world) {
        return world.network().link().latency().nanos(.5);
    }

    /** With messages that take so long; the same world if they do. */
    static World taking(World world, long nanos) {
        Link link = world.network().link();
        return latency(world) == nanos
                ? world
                : world.withNetwork(world.network().withLink(link.withLatency(new Distribution.Constant(nanos))));
    }

    private static LongUnaryOperator longer(long times, long parts) {
        return nanos -> nanos / parts > Long.MAX_VALUE / times ? nanos : nanos / parts * times;
    }

    /** Each thing at another time; what the options name stays where they refuse it. */
    private World at(World world, UnaryOperator<Span> other) {
        List<Fault> faults = world.faults().stream()
                .map(fault -> fault.when() instanceof Fault.When.At(Span time)
                        ? Retold.with(fault, "when", new Fault.When.At(other.apply(time)))
                        : fault)
                .toList();
        LongUnaryOperator moment = nanos -> other.apply(new Span(nanos, nanos)).minNanos();
        Workload asked = world.workload();
        long from = moment.applyAsLong(asked.fromNanos());
        World moved = world.withFaults(faults)
                .withWorkload(asked.between(from, Math.max(from, moment.applyAsLong(asked.untilNanos()))));
        return options ? moved.withOptions(Appointment.moved(world.options(), moment)) : moved;
    }

    private static Span each(Span span, LongUnaryOperator other) {
        return new Span(other.applyAsLong(span.minNanos()), other.applyAsLong(span.maxNanos()));
    }
}
