package orrery.viz.svg;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.api.Times;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.viz.story.Cut;
import orrery.viz.story.Flight;
import orrery.viz.story.Hinge;
import orrery.viz.story.Story;

/**
 * What concerns the whole picture, named before the lanes: partitions as shaded times, broken promises and the steps that decided
 * them as lines.
 */
final class Banners {

    private static final double SIZE = 11.5;
    private static final int MOST_ROWS = 6;
    private static final double LONGEST_DECIDING = 300;
    private static final double GAP = 6;
    private static final double INDENT = 6;

    private enum Kind {
        /** Something that lasted. */
        SPELL,
        /** A promise broke. */
        BROKEN,
        /** But for this step it would not have. */
        DECIDES
    }

    /** Something with a name and a time. */
    private record Banner(Kind kind, String text, String title, long fromNanos, long toNanos, int row) {

        static Banner at(Kind kind, String text, String title, long nanos) {
            return new Banner(kind, text, title, nanos, nanos, 0);
        }

        Banner inRow(int newRow) {
            return new Banner(kind, text, title, fromNanos, toNanos, newRow);
        }
    }

    private final List<Cut> cuts;
    private final List<Banner> banners = new ArrayList<>();
    private final int unnamed;
    private int rows;

    /** @param sketch has the window and the scale that the layout will have, so that names do not meet */
    Banners(Story story, Layout sketch) {
        this.cuts = story.cuts().stream()
                .filter(cut -> sketch.shows(cut.fromNanos(), cut.toNanos()))
                .toList();
        List<Banner> wanted = new ArrayList<>(partitions(story));
        story.disturbances().stream()
                .filter(it -> sketch.shows(it.fromNanos(), it.toNanos()))
                .forEach(it ->
                        wanted.add(new Banner(Kind.SPELL, it.what(), it.what(), it.fromNanos(), it.toNanos(), 0)));
        story.verdicts().stream().filter(Verdict::broken).forEach(verdict -> {
            if (sketch.shows(verdict.timeNanos())) {
                wanted.add(broken(verdict));
            }
            wanted.addAll(deciding(story.trace(), verdict, sketch));
        });
        wanted.sort(Comparator.comparingLong(Banner::fromNanos));
        double[] free = new double[MOST_ROWS];
        wanted.forEach(banner -> place(banner, sketch, free));
        this.unnamed = wanted.size() - banners.size();
    }

    private List<Banner> partitions(Story story) {
        List<Banner> partitions = new ArrayList<>();
        int nodes = Story.nodes(story.trace()).size();
        for (List<Cut> together : together(cuts)) {
            Cut cut = together.getFirst();
            String until = cut.toNanos() == Flight.OPEN ? ", never healed" : " to " + Times.text(cut.toNanos());
            String what = cut.kind() + " "
                    + together.stream().map(each -> each.words(nodes)).collect(Collectors.joining(", "));
            String title = what + ", from " + Times.text(cut.fromNanos()) + until;
            partitions.add(new Banner(Kind.SPELL, what, title, cut.fromNanos(), cut.toNanos(), 0));
        }
        return partitions;
    }

    private static Banner broken(Verdict verdict) {
        String step = verdict.step() < 0 ? "" : " (step " + verdict.step() + ")";
        String title = "broken: " + verdict.promise() + " at " + Times.text(verdict.timeNanos()) + step + ": "
                + verdict.sentence();
        return Banner.at(Kind.BROKEN, "BROKEN: " + verdict.promise(), title, verdict.timeNanos());
    }

    /** The earlier steps but for which it would not be broken. */
    private static List<Banner> deciding(Trace trace, Verdict verdict, Layout sketch) {
        List<Banner> deciding = new ArrayList<>();
        for (Hinge hinge : Hinge.of(trace, verdict, "→")) {
            long nanos = trace.steps()
                    .get((int) (hinge.step() - trace.steps().getFirst().number()))
                    .timeNanos();
            if (hinge.step() != verdict.step() && sketch.shows(nanos)) {
                String text = TextWidth.cut("decides it: " + hinge.words(), SIZE, false, LONGEST_DECIDING);
                String title = "but for this, " + verdict.promise() + " would not be broken: " + hinge.words() + " at "
                        + Times.text(nanos) + " (step " + hinge.step() + ")";
                deciding.add(Banner.at(Kind.DECIDES, text, title, nanos));
            }
        }
        return deciding;
    }

    /** Into the first row that is free where the banner begins, if there is one. */
    private void place(Banner banner, Layout sketch, double[] free) {
        double text = textStart(sketch, banner);
        double from = Math.min(sketch.along(Math.max(banner.fromNanos, sketch.fromNanos)), text);
        double to = Math.max(
                sketch.along(Math.min(banner.toNanos, sketch.toNanos)),
                text + lettering(banner).widthOf(banner.text));
        for (int row = 0; row < MOST_ROWS; row++) {
            if (free[row] <= from) {
                free[row] = to + GAP;
                rows = Math.max(rows, row + 1);
                banners.add(banner.inRow(row));
                return;
            }
        }
    }

    /** What one fault cut at one moment is one partition. */
    private static Collection<List<Cut>> together(List<Cut> cuts) {
        Map<List<Long>, List<Cut>> groups = new LinkedHashMap<>();
        for (Cut cut : cuts) {
            groups.computeIfAbsent(List.of((long) cut.fault(), cut.fromNanos()), key -> new ArrayList<>())
                    .add(cut);
        }
        return groups.values();
    }

    int rows() {
        return rows;
    }

    /** How many found no place to be named. */
    int unnamed() {
        return unnamed;
    }

    /** The shades of partitions: on each lane the colour of the side that its node stands on. */
    void paintGround(Canvas canvas, Layout layout, Story story) {
        Sieve sieve = Sieve.ofSpans(layout);
        for (List<Cut> together : together(cuts)) {
            Cut cut = together.getFirst();
            // several cuts at once have no two sides that could be told by colours
            if (together.size() == 1 && sieve.lets(cut.toNanos())) {
                sides(canvas, layout, story, cut);
            }
        }
    }

    private static void sides(Canvas canvas, Layout layout, Story story, Cut cut) {
        for (int nth = 0; nth < story.lanes().size(); nth++) {
            int side = cut.sideOf(story.lanes().get(nth).node());
            if (side >= 0) {
                canvas.box(
                        layout.ground(nth, cut.fromNanos(), cut.toNanos()),
                        0,
                        Ink.fill(Palette.of(Palette.SIDES, side)).faded(0.6));
            }
        }
    }

    /**
     * Names and brackets before the lanes, and the lines of broken promises across them.
     *
     * @param between rows of others between these and the lanes
     */
    void paint(Canvas canvas, Layout layout, int between) {
        double first = layout.turned() ? layout.plot.x() : layout.plot.y();
        double last = layout.turned() ? layout.plot.right() : layout.plot.bottom();
        for (Banner banner : banners) {
            double across = first - 6 - (between + rows - banner.row - 0.5) * Layout.ROW;
            canvas.begin(banner.title);
            switch (banner.kind) {
                case SPELL -> bracket(canvas, layout, banner, across, last);
                case BROKEN ->
                    line(
                            canvas,
                            layout,
                            banner,
                            across,
                            last,
                            Ink.stroke(Palette.BROKEN, 1.6).dashed(5));
                case DECIDES ->
                    line(
                            canvas,
                            layout,
                            banner,
                            across,
                            last,
                            Ink.stroke(Palette.BROKEN, 1).dashed(2));
            }
            write(canvas, layout, banner, across);
            canvas.end();
        }
    }

    private static void line(Canvas canvas, Layout layout, Banner banner, double from, double to, Ink ink) {
        canvas.line(layout.point(banner.fromNanos, from), layout.point(banner.fromNanos, to), ink);
    }

    private static void bracket(Canvas canvas, Layout layout, Banner banner, double across, double last) {
        Box box = layout.box(banner.fromNanos, banner.toNanos, across - 7.5, across + 7.5);
        canvas.box(box, 2, Ink.fill("#f3ead9").outlined(Palette.CUT, 0.8));
        for (long edge : new long[] {banner.fromNanos, banner.toNanos}) {
            if (layout.shows(edge)) {
                canvas.line(
                        layout.point(edge, across + 7.5),
                        layout.point(edge, last),
                        Ink.stroke(Palette.CUT, 1).dashed(4).faded(0.8));
            }
        }
    }

    private static void write(Canvas canvas, Layout layout, Banner banner, double across) {
        Lettering lettering = lettering(banner).turnedIf(layout.turned());
        double down = layout.turned() ? -0.36 * SIZE : 0.36 * SIZE;
        canvas.text(layout.at(textStart(layout, banner), across + down), banner.text, lettering);
    }

    /** After its beginning; where the picture ends too soon for that, before it or as late as it fits. */
    private static double textStart(Layout layout, Banner banner) {
        double begin = layout.along(Math.max(banner.fromNanos, layout.fromNanos));
        double length = lettering(banner).widthOf(banner.text);
        double end = layout.along(layout.toNanos) - INDENT;
        if (begin + INDENT + length <= end) {
            return begin + INDENT;
        }
        double before = banner.kind == Kind.SPELL ? end - length : begin - INDENT - length;
        return Math.max(layout.along(layout.fromNanos), before);
    }

    private static Lettering lettering(Banner banner) {
        return switch (banner.kind) {
            case SPELL -> Lettering.of(SIZE, "#4a3d28").withHalo();
            case BROKEN -> Lettering.of(SIZE, Palette.BROKEN).inBold().withHalo();
            case DECIDES -> Lettering.of(SIZE, Palette.BROKEN).withHalo();
        };
    }
}
