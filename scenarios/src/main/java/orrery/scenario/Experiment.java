package orrery.scenario;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.explore.sweep.Measure;
import orrery.explore.sweep.Sweep;

/**
 * Variants of a scenario, to be played under the same seeds, and what is measured of each run.
 *
 * @param name what it is called, as {@code election-timeout}
 * @param title one line, or empty
 * @param base what is varied: a scenario's name
 * @param variants every combination of the values, those of the last parameter next to each other; at least one
 */
public record Experiment(
        String name,
        String title,
        String base,
        List<Parameter> parameters,
        List<Variant> variants,
        SeedRange seeds,
        List<Measure> measures) {

    /** The JSON Schema (draft 2020-12) of experiment files, as a resource beside this class. */
    public static final String SCHEMA = "experiment.schema.json";

    public Experiment {
        parameters = List.copyOf(parameters);
        variants = List.copyOf(variants);
        measures = List.copyOf(measures);
    }

    /**
     * What is varied.
     *
     * @param path as in {@code network.loss}
     * @param values as people read them
     * @param doubling whether each is a multiple of the one before
     */
    public record Parameter(String path, List<String> values, boolean doubling) {
        public Parameter {
            values = List.copyOf(values);
        }
    }

    /** @param values one of each parameter, in their order */
    public record Variant(List<String> values, Plan plan) {
        public Variant {
            values = List.copyOf(values);
        }
    }

    /** What a variant is called: its values, with their parameters' names where there are several. */
    public String called(Variant variant) {
        if (parameters.size() == 1) {
            return variant.values().getFirst();
        }
        return parameters.isEmpty()
                ? base
                : IntStream.range(0, parameters.size())
                        .mapToObj(at -> lastWord(parameters.get(at).path()) + " "
                                + variant.values().get(at))
                        .collect(Collectors.joining(", "));
    }

    /** {@code loss} of {@code network.loss}. */
    public static String lastWord(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The same under other seeds. */
    public Experiment under(SeedRange others) {
        return new Experiment(name, title, base, parameters, variants, others, measures);
    }

    /** All its runs last as long as they are meant to, whatever breaks: what is measured of them can be compared. */
    public Sweep sweep() {
        return new Sweep(
                variants.stream().map(variant -> variant.plan().trial(true)).toList(), measures, seeds.first());
    }

    /** How many runs that is. */
    public long runs() {
        return variants.size() * seeds.count();
    }
}
