package orrery.viz.page;

import java.util.List;

/**
 * What there is to tell of a run that its trace does not know. All of it may hold any text: the page shows it as it is.
 *
 * @param title what the page is headed with
 * @param reproduce the line that runs the same again; empty if there is none
 * @param remarks the scenario's own narration
 */
public record Story(String title, String reproduce, List<Remark> remarks) {

    public Story {
        remarks = List.copyOf(remarks);
    }

    /** A story without remarks. */
    public static Story of(String title, String reproduce) {
        return new Story(title, reproduce, List.of());
    }

    /**
     * A sentence beside a moment of the run.
     *
     * @param timeNanos virtual time; it stands beside the last step at or before
     * @param asks whether it is a question, at which a viewer that plays stops
     */
    public record Remark(long timeNanos, String text, boolean asks) {}
}
