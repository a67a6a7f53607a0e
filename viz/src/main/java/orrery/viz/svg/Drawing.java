package orrery.viz.svg;

import java.util.List;
import java.util.Optional;
import orrery.api.Times;
import orrery.trace.Trace;
import orrery.viz.story.Lane;
import orrery.viz.story.Story;

/** A space-time diagram, laid out and ready to be painted on any canvas. */
final class Drawing {

    private static final double TITLE_SIZE = 17;
    private static final double SUBTITLE_SIZE = 12;
    private static final double ABOUT_A_LEGEND = 100;

    /**
     * Where so much time is shown that messages take fewer pixels, their arrows stand upright: these are not written out,
     * and a wall of them would hide the rest.
     */
    private static final double LEAST_SLOPE = 2.5;

    private static final int FEWER_UPRIGHT = 3;

    private final Story story;
    private final boolean upright;
    private final Traffic traffic;
    private final RoleInks inks;
    private final Banners banners;
    private final Footnotes footnotes;
    private final Legend legend;
    private final Optional<SpaceTimeOptions.Spot> spot;
    final Layout layout;

    Drawing(Story story, SpaceTimeOptions options) {
        this(story, List.of(story), options);
    }

    /** @param together the runs that are seen together, this one among them: what is alike in them has one colour */
    Drawing(Story story, List<Story> together, SpaceTimeOptions options) {
        this.story = story;
        this.spot = options.spot();
        long from = options.fromNanos();
        long to = Math.max(Math.min(options.toNanos(), Math.max(story.toNanos(), 1)), from + 1);
        this.inks = RoleInks.of(together);
        this.legend = new Legend();
        Layout sketch = new Layout(options, story.lanes(), from, to, 0, width -> ABOUT_A_LEGEND);
        this.upright = sketch.pixels(story.typicalFlightNanos()) < LEAST_SLOPE;
        this.traffic = Traffic.of(story, together, from, to, options.mostArrows() / (upright ? FEWER_UPRIGHT : 1));
        this.banners = new Banners(story, sketch);
        this.footnotes = new Footnotes(story, sketch);
        new LegendText(story, traffic, inks, banners, sketch).write(legend);
        footnotes.write(legend, sketch.width);
        this.layout = new Layout(options, story.lanes(), from, to, banners.rows() + footnotes.rows(), legend::height);
    }

    void paint(Canvas canvas) {
        canvas.box(new Box(0, 0, layout.width, layout.height), 0, Ink.fill(Palette.PAPER));
        heading(canvas);
        banners.paintGround(canvas, layout, story);
        TimeAxis.paint(canvas, layout);
        Bars.paint(canvas, layout, story.lanes().size(), traffic.bars());
        Arrows arrows = new Arrows(story, layout, traffic);
        arrows.paint(canvas);
        Labels labels = new Labels(layout.plot);
        for (int nth = 0; nth < story.lanes().size(); nth++) {
            labels.take(layout.band(nth, layout.fromNanos, layout.toNanos, layout.band + 1));
        }
        arrows.small().forEach(labels::take);
        Disturbances.paint(canvas, layout, labels, story.lanes());
        new LaneBands(canvas, layout, labels, inks).paint(story.lanes());
        Operations.paint(canvas, layout, story.lanes());
        LaneMarks.paint(canvas, layout, labels, story.lanes());
        banners.paint(canvas, layout, footnotes.rows());
        footnotes.paint(canvas, layout);
        if (!upright) {
            ArrowLabels.paint(canvas, layout, labels, traffic, arrows);
        }
        LaneNames.paint(canvas, layout, story.lanes());
        spot.ifPresent(it -> Pointer.paint(canvas, layout, it));
        legend.paint(canvas, layout.legendTop, layout.width);
    }

    private void heading(Canvas canvas) {
        double room = layout.width - 32;
        canvas.text(
                new Point(16, 26),
                TextWidth.cut(titleIn(room), TITLE_SIZE, true, room),
                Lettering.of(TITLE_SIZE, Palette.TEXT).inBold());
        canvas.text(
                new Point(16, 45),
                TextWidth.cut(subtitle(), SUBTITLE_SIZE, false, room),
                Lettering.of(SUBTITLE_SIZE, Palette.QUIET_TEXT));
    }

    /** Where there is little room the seed, without which nobody finds the run again, is worth more than the protocol. */
    private String titleIn(double room) {
        Trace.Header header = story.trace().header();
        return TextWidth.of(title(), TITLE_SIZE, true) <= room
                ? title()
                : header.scenario() + ", seed " + header.seed();
    }

    String title() {
        Trace.Header header = story.trace().header();
        return header.scenario() + " — " + header.protocol()
                + (header.twin().isEmpty() ? "" : " (" + header.twin() + ")") + ", seed " + header.seed();
    }

    private String subtitle() {
        Trace.Header header = story.trace().header();
        String window = layout.fromNanos <= story.fromNanos() && layout.toNanos >= story.toNanos()
                ? "the whole run of " + Times.text(story.toNanos())
                : Times.text(layout.fromNanos) + " to " + Times.text(layout.toNanos) + " of "
                        + Times.text(story.toNanos());
        int all = header.servers().size() + header.clients().size();
        long clients = story.lanes().stream().filter(Lane::client).count();
        return window + "; " + (story.lanes().size() < all ? story.lanes().size() + " of " + all + " nodes: " : "")
                + count(story.lanes().size() - clients, "server")
                + (clients == 0 ? "" : ", " + count(clients, "client")) + "; "
                + count(traffic.arrows().size() + traffic.bars().size(), "message") + "; digest "
                + story.trace().digestText();
    }

    /** For those who cannot see the picture. */
    String description() {
        long crashes =
                story.lanes().stream().mapToLong(lane -> lane.outages().size()).sum();
        long broken =
                story.verdicts().stream().filter(verdict -> verdict.broken()).count();
        return "Space-time diagram: " + subtitle() + ". One lane for each node, time "
                + (layout.turned() ? "from top to bottom" : "from left to right") + ", an arrow for each message. "
                + crashes + (crashes == 1 ? " crash" : " crashes") + ", "
                + count(story.cuts().size(), "partition") + ", " + count(broken, "broken promise") + " in the run.";
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
