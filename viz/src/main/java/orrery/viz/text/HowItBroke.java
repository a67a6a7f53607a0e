package orrery.viz.text;

import java.util.List;
import orrery.trace.Step;
import orrery.verdict.Verdict;
import orrery.viz.story.Causes;
import orrery.viz.story.Story;

/** For each promise that a step broke: the few steps that led to it, with what was before and after where they changed it. */
final class HowItBroke {

    private static final int MOST = 12;

    private HowItBroke() {}

    static void write(Page page, Story story, Glyphs glyphs, int decimals) {
        for (Verdict verdict : story.verdicts()) {
            if (verdict.broken() && verdict.step() >= 0) {
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
        page.line(Tone.ROLE, "", "HOW IT CAME TO STEP " + verdict.step() + ": " + verdict.promise());
        page.table(new Everything(story, glyphs).rows(causes, false), decimals);
    }
}
