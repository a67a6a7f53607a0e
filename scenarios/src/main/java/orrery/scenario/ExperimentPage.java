package orrery.scenario;

import java.lang.reflect.RecordComponent;
import orrery.explore.sweep.Measure;

/** Makes the reference page of the experiment file, of the record that it is read into. */
final class ExperimentPage {

    private ExperimentPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # The experiment file

                An experiment plays variants of a scenario under the same seeds, and compares what is measured of their runs. It
                is YAML 1.2, or JSON, as [scenario files](scenario.md) are; `orrery experiment FILE` plays it. Editors complete it with
                [the JSON Schema](experiment.schema.json).

                This page is generated from the sources.

                | field | meaning |
                | --- | --- |
                """);
        for (RecordComponent field : ExperimentSpec.class.getRecordComponents()) {
            page.append("| `" + field.getName() + "`" + (field.isAnnotationPresent(Required.class) ? " (required)" : "")
                    + " | " + field.getAnnotation(Doc.class).value() + " |\n");
        }
        page.append("""

                ## `vary`

                Each path has a list of values, `[1, 2, 4]`, or a range of numbers with one unit: `{ from: 0%, to: 20%, step: 5% }`
                or, each a multiple of the one before, `{ from: 1ms, to: 64ms, times: 2 }`. A value may be whatever may stand in
                its place in a scenario, groups and lists too. There are at most 1000 variants and 10,000,000 runs.

                ## `measure`

                Each is one number of a run, or none where there was no such thing. Times are virtual, in seconds.

                | measure | of | is |
                | --- | --- | --- |
                """);
        for (Measure.Kind kind : Measure.Kind.values()) {
            String of = switch (kind.of()) {
                case NOTHING -> "";
                case PERHAPS -> "or of something";
                case SOMETHING -> "of something";
            };
            page.append("| `" + kind.word() + "` | " + of + " | " + kind.meaning() + " |\n");
        }
        page.append("""

                A field is a component of a node's record, or of a record within it, as `saved.value`. A server that is
                down or lacks the field has no value; of `share` and `agree` it is one of all servers nevertheless.

                `share`, `agree` and `spread` can be followed over time, as in `share susceptible every 500ms`: measured at 0s, 500ms and
                so on, when all that happens at that moment has happened, up to the end of the run and at most 1000 times. Each
                time is a column of `results.csv`, and its means make a curve. The terminal shows the last.

                ## What an experiment leaves behind

                | file | what it is |
                | --- | --- |
                | `runs.jsonl` | a line a run, written as soon as it is known, from which a stopped experiment goes on |
                | `results.csv` | a row a run: the variant, its values, the seed, every measure, what broke, the digest |
                | `summary.csv` | a row for each measure of each variant; `more` is the paired difference from the first variant |
                | `experiment.json` | the same for machines |
                | `MEASURE.svg`, `.png`, `.csv` | means with their intervals, over what was varied or, of a measure over time, over that |
                | `MEASURE-distribution.svg`, `.png`, `.csv` | of a time: in which part of all runs it was at most that |
                | `latency-percentiles.svg`, `.png`, `.csv` | of the operations of all runs together, if a latency is measured |

                Intervals hold 95 %: of means and differences by Student's distribution, of truths (`reached`, `broken`) by Clopper
                and Pearson. A quantile is the smallest value that so many do not exceed. A run goes on after a broken promise, so
                that all runs of a variant can be compared. The exit code is 1 if a promise broke that the scenario does not expect
                to break.
                """);
        return page.toString();
    }
}
