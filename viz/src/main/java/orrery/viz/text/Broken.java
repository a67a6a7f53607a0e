package orrery.viz.text;

import java.util.List;
import orrery.verdict.Verdict;

/** Tells broken promises, at the step that broke them. */
final class Broken {

    /** The step of verdicts that the whole run decided. */
    static final long BY_THE_WHOLE_RUN = -1;

    private Broken() {}

    static List<Row> at(long step, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.broken() && verdict.step() == step)
                .map(Broken::row)
                .toList();
    }

    private static Row row(Verdict verdict) {
        String why = verdict.sentence().isEmpty() ? "" : ": " + verdict.sentence();
        return Row.of(verdict.step(), verdict.timeNanos(), "!!!!", Tone.BAD, "BROKEN: " + verdict.promise() + why);
    }
}
