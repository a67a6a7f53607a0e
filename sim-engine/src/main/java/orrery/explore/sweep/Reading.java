package orrery.explore.sweep;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.explore.Trial.Played;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/** Reads measures off a run that was played. */
final class Reading {

    private static final double SECOND = 1e9;

    private final Trace trace;
    private final List<Verdict> verdicts;
    private final Witness witness;
    private final Latencies latencies;

    Reading(Played played, Witness witness) {
        this.trace = played.trace();
        this.verdicts = played.verdicts();
        this.witness = witness;
        this.latencies = new Latencies(trace.history());
    }

    SortedMap<String, Double> values(List<Measure> measures) {
        SortedMap<String, Double> values = new TreeMap<>(witness.overTime(knownUntil(trace)));
        for (Measure measure : measures) {
            if (measure.everyNanos() > 0) {
                continue;
            }
            if (measure.of().equals(Measure.BY_TYPE)) {
                byType(measure.kind(), values);
            } else {
                value(measure).ifPresent(value -> values.put(measure.toString(), value));
            }
        }
        return values;
    }

    /** Where nothing is left to happen, states stay as they are; a run that was broken off has none after its last step. */
    static long knownUntil(Trace trace) {
        return switch (trace.end().kind()) {
            case TIME_UP, QUIET -> trace.header().durationNanos();
            case STOPPED, REFUSED, THREW, STEP_LIMIT -> trace.summary().timeNanos();
        };
    }

    private OptionalDouble value(Measure measure) {
        String of = measure.of();
        return switch (measure.kind()) {
            case STEPS -> OptionalDouble.of((double) trace.summary().steps());
            case TIME -> seconds((double) trace.summary().timeNanos());
            case SENT ->
                OptionalDouble.of(of.isEmpty() ? (double) trace.summary().sent() : ofType(Measure.Kind.SENT, of));
            case DELIVERED ->
                OptionalDouble.of(
                        of.isEmpty() ? (double) trace.summary().delivered() : ofType(Measure.Kind.DELIVERED, of));
            case OK -> operations(Outcome.Ok.class::isInstance);
            case FAILED -> operations(Outcome.Fail.class::isInstance);
            case UNKNOWN -> operations(Outcome.Unknown.class::isInstance);
            case THROUGHPUT ->
                OptionalDouble.of(
                        latencies.count() * SECOND / (double) trace.header().durationNanos());
            case LATENCY -> latencies.count() == 0 ? OptionalDouble.empty() : seconds(latencies.nanos(of));
            case FIRST, WITHOUT -> role(measure.kind(), of);
            case SHARE, AGREE, SPREAD -> witness.now(measure);
            case UNTIL ->
                verdicts.stream()
                        .filter(verdict -> is(verdict, of, Verdict.Status.REACHED))
                        .mapToDouble(verdict -> verdict.timeNanos() / SECOND)
                        .findFirst();
            case REACHED -> truth(verdict -> is(verdict, of, Verdict.Status.REACHED));
            case BROKEN ->
                truth(verdict ->
                        verdict.broken() && (of.isEmpty() || verdict.promise().equals(of)));
            case FIRED -> OptionalDouble.of((double) fired(of));
            case NOTED -> OptionalDouble.of((double) witness.noted(of));
        };
    }

    /** The run's operations that ended ok, for all runs together. */
    String histogram() {
        return latencies.histogram();
    }

    private OptionalDouble role(Measure.Kind kind, String name) {
        Witness.Role role = witness.role(name);
        if (role == null) {
            return OptionalDouble.empty();
        }
        long nanos = kind == Measure.Kind.FIRST ? role.firstNanos() : role.longestVacantNanos();
        return nanos < 0 ? OptionalDouble.empty() : seconds((double) nanos);
    }

    private static OptionalDouble seconds(double nanos) {
        return OptionalDouble.of(nanos / SECOND);
    }

    private OptionalDouble operations(Predicate<Outcome> wanted) {
        return OptionalDouble.of((double) trace.history().operations().stream()
                .map(Operation::outcome)
                .filter(wanted)
                .count());
    }

    private OptionalDouble truth(Predicate<Verdict> holds) {
        return OptionalDouble.of(verdicts.stream().anyMatch(holds) ? 1 : 0);
    }

    private static boolean is(Verdict verdict, String promise, Verdict.Status status) {
        return verdict.promise().equals(promise) && verdict.status() == status;
    }

    private long fired(String kind) {
        return trace.summary().fired().entrySet().stream()
                .filter(entry -> kind.isEmpty() || entry.getKey().equals(kind))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }

    private double ofType(Measure.Kind kind, String type) {
        SortedMap<String, Double> values = new TreeMap<>();
        byType(kind, values);
        return values.getOrDefault(kind.word() + " " + type, 0.0);
    }

    private void byType(Measure.Kind kind, SortedMap<String, Double> into) {
        for (Step step : trace.steps()) {
            if (kind == Measure.Kind.DELIVERED && step.event() instanceof Event.Delivered delivered) {
                count(kind, delivered.message(), into);
            }
            for (Effect effect : step.effects()) {
                if (kind == Measure.Kind.SENT && effect instanceof Effect.Sent sent) {
                    count(kind, sent.message(), into);
                }
            }
        }
    }

    private static void count(Measure.Kind kind, Object message, SortedMap<String, Double> into) {
        into.merge(kind.word() + " " + message.getClass().getSimpleName(), 1.0, Double::sum);
    }
}
