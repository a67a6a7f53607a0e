package orrery.viz.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orrery.verdict.Verdict;
import orrery.viz.story.Cut;
import orrery.viz.story.Disturbance;
import orrery.viz.story.Lane;
import orrery.viz.story.Outage;
import orrery.viz.story.Story;
import orrery.viz.svg.XmlText;

/**
 * Something that is shaded or ruled in a chart, with its name.
 *
 * @param toNanos no later than the end of the run
 */
record Fault(Kind kind, String name, long fromNanos, long toNanos) {

    /** What it is. */
    enum Kind {
        DOWN,
        CUT,
        DISTURBED,
        BROKEN
    }

    /** In the order in which they began. */
    static List<Fault> of(Story story) {
        List<Fault> faults = new ArrayList<>();
        for (Lane lane : story.lanes()) {
            for (Outage outage : lane.outages()) {
                faults.add(new Fault(
                        Kind.DOWN,
                        XmlText.clean(lane.node().name() + " down"),
                        outage.fromNanos(),
                        Math.min(outage.toNanos(), story.toNanos())));
            }
        }
        story.disturbances().forEach(it -> faults.add(disturbance(story, it.what(), it)));
        for (Lane lane : story.lanes()) {
            lane.disturbances()
                    .forEach(it -> faults.add(disturbance(story, lane.node().name() + ": " + it.what(), it)));
        }
        for (Cut cut : story.cuts()) {
            faults.add(new Fault(
                    Kind.CUT,
                    XmlText.clean(cut.words(story.lanes().size())),
                    cut.fromNanos(),
                    Math.min(cut.toNanos(), story.toNanos())));
        }
        for (Verdict verdict : story.verdicts()) {
            if (verdict.broken()) {
                faults.add(new Fault(
                        Kind.BROKEN,
                        XmlText.clean("BROKEN: " + verdict.promise()),
                        verdict.timeNanos(),
                        verdict.timeNanos()));
            }
        }
        faults.sort(Comparator.comparingLong(Fault::fromNanos));
        return faults;
    }

    private static Fault disturbance(Story story, String name, Disturbance it) {
        return new Fault(Kind.DISTURBED, XmlText.clean(name), it.fromNanos(), Math.min(it.toNanos(), story.toNanos()));
    }
}
