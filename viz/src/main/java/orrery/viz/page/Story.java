package orrery.viz.page;

import java.util.List;
import java.util.Optional;
import orrery.verdict.report.Report;
import orrery.viz.story.Remark;

/**
 * What there is to tell of a run that its trace does not know. All of it may hold any text: the page shows it as it is.
 *
 * @param title what the page is headed with
 * @param reproduce the line that runs the same again; empty if there is none
 * @param remarks what the scenario tells and asks
 * @param primer what somebody needs to know who has never heard of the protocol
 * @param history what clients saw, judged by all models that make sense for it; empty if nobody judged it
 */
public record Story(String title, String reproduce, List<Remark> remarks, Primer primer, Optional<Report> history) {

    public Story {
        remarks = List.copyOf(remarks);
    }

    /** A story without remarks, of a history that nobody judged. */
    public static Story of(String title, String reproduce) {
        return new Story(title, reproduce, List.of(), Primer.NONE, Optional.empty());
    }
}
