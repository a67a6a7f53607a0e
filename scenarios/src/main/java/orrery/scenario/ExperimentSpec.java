package orrery.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import orrery.explore.sweep.Measure;

/** What an experiment file says, field by field. {@link ExperimentReader} reads it and turns it into an {@link Experiment}. */
@Doc("An experiment: a scenario with some of its values varied, played under the same seeds each, and measured.")
record ExperimentSpec(
        @Doc(
                "One line that says what to look at. Left out, it is the first sentence of the comment that the file begins"
                        + " with.")
        String title,

        @Doc(
                "The scenario: a name in the library, a file beside this one, or a scenario's own fields. Its seed does not count.")
        @Required
        BaseSpec scenario,

        @Doc(
                "What is varied: the paths of `--set`, each with its values; every combination is a variant. The first of them is"
                        + " what all others are compared with.")
        Map<String, VarySpec> vary,

        @Doc("The seeds under which each variant is played, as 1..200.")
        SeedRange seeds,

        @Doc("What is measured of each run, as [without leader, sent by type, latency p99].") @Required
        List<Measure> measure) {

    private static final SeedRange USUAL = new SeedRange(1, 100);

    ExperimentSpec {
        title = Objects.requireNonNullElse(title, "");
        vary = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(vary, Map.of())));
        seeds = Objects.requireNonNullElse(seeds, USUAL);
    }
}
