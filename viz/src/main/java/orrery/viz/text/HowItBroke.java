package orrery.viz.text;

import java.util.List;
import orrery.trace.Step;
import orrery.verdict.Verdict;
import orrery.viz.story.Causes;
import orrery.viz.story.Hinge;
import orrery.viz.story.Story;

/** For each broken promise: the steps that decide it, and the few that led there, with what was before and after. */
final class HowItBroke {

    private static final int MOST = 12;

    private HowItBroke() {}

    static void write(Page page, Story story, Glyphs glyphs, int decimals) {
        for (Verdict verdict : story.verdicts()) {
            if (verdict.broken()) {
                write(page, story, glyphs, decimals, verdict);
            }
        }
    }

    private static void write(Page page, Story story, Glyphs glyphs, int decimals, Verdict verdict) {
        List<Step> causes = Causes.of(story.trace(), verdict, MOST);
        if (causes.isEmpty()) {
            return;
        }
        page.blank();
        page.line(
                Tone.ROLE,
                "",
                "HOW IT CAME TO " + (verdict.step() < 0 ? "THIS" : "STEP " + verdict.step()) + ": "
                        + verdict.promise());
        hinges(page, Hinge.of(story.trace(), verdict, glyphs.arrow()));
        page.table(new Everything(story, glyphs).rows(causes, false), decimals);
    }

    /** The steps but for which nobody would have objected. */
    private static void hinges(Page page, List<Hinge> hinges) {
        if (!hinges.isEmpty()) {
            page.line(Tone.PLAIN, "", "What decides it:");
            hinges.forEach(hinge -> page.line(Tone.PLAIN, "  ", "step " + hinge.step() + "  " + hinge.words()));
        }
    }
}
