package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeSet;
import orrery.explore.sweep.Measure;
import orrery.explore.sweep.Measured;
import orrery.explore.sweep.Sample;
import orrery.scenario.Experiment;

/**
 * What was measured of an experiment's runs, put in columns.
 *
 * @param runs in the order in which they were played; of a seed that was interrupted, not all variants are there
 */
record Results(Experiment experiment, List<Measured> runs) {

    Results {
        runs = List.copyOf(runs);
    }

    /**
     * One number of each run.
     *
     * @param name as in {@code sent RequestVote}
     * @param measure what it is one of
     * @param seconds of a measure over time, at which; 0 of others
     */
    record Column(String name, Measure measure, double seconds) {

        Column(String name, Measure measure) {
            this(name, measure, 0);
        }

        boolean overTime() {
            return measure.everyNanos() > 0;
        }

        boolean byType() {
            return measure.of().equals(Measure.BY_TYPE);
        }
    }

    /**
     * Measures in their order; one by type is a column for each type of message that any run had, one over time
     * a column for each time of the longest runs.
     */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Measure measure : experiment.measures()) {
            if (measure.everyNanos() > 0) {
                long longest = experiment.variants().stream()
                        .mapToLong(variant -> variant.plan().world().durationNanos())
                        .max()
                        .orElse(0);
                for (long time = 0; time < measure.times(longest); time++) {
                    columns.add(new Column(measure.at(time), measure, time * (measure.everyNanos() / 1e9)));
                }
                continue;
            }
            if (!measure.of().equals(Measure.BY_TYPE)) {
                columns.add(new Column(measure.toString(), measure));
                continue;
            }
            NavigableSet<String> types = new TreeSet<>();
            runs.forEach(run -> run.values().keySet().stream()
                    .filter(name -> name.startsWith(measure.kind().word() + " "))
                    .forEach(types::add));
            types.removeIf(name -> experiment.measures().stream()
                    .anyMatch(other -> other.toString().equals(name)));
            types.forEach(name -> columns.add(new Column(name, measure)));
        }
        return columns;
    }

    List<Measured> of(int variant) {
        return runs.stream().filter(run -> run.variant() == variant).toList();
    }

    static OptionalDouble value(Measured run, Column column) {
        Double value = run.values().get(column.name());
        return value != null
                ? OptionalDouble.of(value)
                : column.byType() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    Sample sample(int variant, Column column) {
        return new Sample(
                of(variant).stream().map(run -> value(run, column)).toList(),
                column.measure().kind().isTruth());
    }
}
