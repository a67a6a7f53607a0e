package orrery.viz.page;

import java.util.List;
import java.util.Optional;
import orrery.verdict.report.Report;

/**
 * What there is to tell of a run that its trace does not know. All of it may hold any text: the page shows it as it is.
 *
 * @param title what the page is headed with
 * @param reproduce the line that runs the same again; empty if there is none
 * @param remarks the scenario's own narration
 * @param history what clients saw, judged by all models that make sense for it; empty if nobody judged it
 */
public record Story(String title, String reproduce, List<Remark> remarks, Optional<Report> history) {

    public Story {
        remarks = List.copyOf(remarks);
    }

    /** A story without remarks, of a history that nobody judged. */
    public static Story of(String title, String reproduce) {
        return new Story(title, reproduce, List.of(), Optional.empty());
    }

    public Story judging(Optional<Report> judged) {
        return new Story(title, reproduce, remarks, judged);
    }

    /**
     * A sentence beside a moment of the run.
     *
     * @param timeNanos virtual time; it stands beside the last step at or before
     * @param asks whether it is a question, at which a viewer that plays stops
     */
    public record Remark(long timeNanos, String text, boolean asks) {}
}
