package orrery.viz.svg;

import java.util.List;
import orrery.api.Times;
import orrery.viz.story.Flight;
import orrery.viz.story.Lane;
import orrery.viz.story.Outage;
import orrery.viz.story.Stay;

/** Draws each node's life: the roles of servers as a band with their names in it, the thread of a client, and outages. */
final class LaneBands {

    private static final double SIZE = 10.5;
    private static final double THREAD = 1.5;
    private static final double INDENT = 5;
    private static final double SIGN = 13;

    private final Canvas canvas;
    private final Layout layout;
    private final Labels labels;
    private final RoleInks inks;

    LaneBands(Canvas canvas, Layout layout, Labels labels, RoleInks inks) {
        this.labels = labels;
        this.canvas = canvas;
        this.layout = layout;
        this.inks = inks;
    }

    void paint(List<Lane> lanes) {
        for (int nth = 0; nth < lanes.size(); nth++) {
            Lane lane = lanes.get(nth);
            Sieve sieve = Sieve.ofSpans(layout);
            for (Stay stay : lane.stays()) {
                if (layout.shows(stay.fromNanos(), stay.toNanos()) && sieve.lets(stay.toNanos())) {
                    if (lane.client()) {
                        thread(nth, stay);
                    } else {
                        band(nth, lane, stay);
                    }
                }
            }
            Sieve outages = Sieve.ofSigns(layout);
            for (Outage outage : lane.outages()) {
                if (layout.shows(outage.fromNanos(), outage.toNanos()) && outages.lets(outage.toNanos())) {
                    outage(nth, lane, outage);
                }
            }
        }
    }

    private void thread(int nth, Stay stay) {
        canvas.box(layout.band(nth, stay.fromNanos(), stay.toNanos(), THREAD), 0, Ink.fill(Palette.LANE));
    }

    private void band(int nth, Lane lane, Stay stay) {
        Box box = layout.band(nth, stay.fromNanos(), stay.toNanos(), layout.band);
        canvas.begin(lane.node() + " is " + stay.words() + " from " + Times.text(stay.fromNanos()) + " to "
                + Times.text(stay.toNanos()));
        canvas.box(box, 0, Ink.fill(inks.ground(stay.role())).outlined(Palette.PAPER, 0.8));
        write(box, stay, indent(lane, stay), crashes(lane, stay) ? SIGN - INDENT : 3);
        canvas.end();
    }

    /** Where to begin to write: after the sign of a restart, if there is one. */
    private double indent(Lane lane, Stay stay) {
        double indent = INDENT;
        for (Outage outage : lane.outages()) {
            if (outage.toNanos() <= stay.fromNanos() && layout.shows(outage.toNanos())) {
                indent = Math.max(indent, SIGN - layout.pixels(stay.fromNanos() - outage.toNanos()));
            }
        }
        return indent;
    }

    private static boolean crashes(Lane lane, Stay stay) {
        return lane.outages().stream().anyMatch(outage -> outage.fromNanos() == stay.toNanos());
    }

    /** The whole, or the role alone, or its era's number, whichever fits. */
    private void write(Box box, Stay stay, double indent, double after) {
        Lettering lettering = Lettering.of(SIZE, inks.letters(stay.role())).turnedIf(layout.turned());
        if (!inks.ordinary(stay.role())) {
            lettering = lettering.inBold();
        }
        if (layout.band < SIZE / 2) {
            return;
        }
        double room = layout.length(box) - indent - after;
        String number = stay.era().map(era -> Long.toString(era.number())).orElse("");
        for (String text : List.of(stay.words(), stay.role() + " " + number, stay.role(), number)) {
            if (!text.isBlank() && lettering.widthOf(text) <= room) {
                Point start = layout.turned()
                        ? new Point(box.x() + box.width() / 2 - 0.36 * SIZE, box.y() + indent)
                        : new Point(box.x() + indent, box.y() + box.height() / 2 + 0.36 * SIZE);
                canvas.text(start, text, lettering);
                return;
            }
        }
    }

    /** Why it went down, below the lane, where there is room for it. */
    private void how(int nth, Outage outage) {
        Lettering lettering = Lettering.of(SIZE, Palette.CRASH_TEXT).withHalo();
        Point below = layout.point(outage.fromNanos(), layout.lane(nth) + layout.band);
        for (double down : new double[] {1, SIZE + 3}) {
            Point at = layout.turned() ? below.plus(4, SIZE + down) : below.plus(2, SIZE + down);
            if (!outage.how().isEmpty() && labels.take(lettering.boxOf(at, outage.how()), 2)) {
                canvas.text(at, outage.how(), lettering);
                return;
            }
        }
    }

    private void outage(int nth, Lane lane, Outage outage) {
        boolean forEver = outage.toNanos() == Flight.OPEN;
        canvas.begin(lane.node() + " is down" + (outage.how().isEmpty() ? "" : ", " + outage.how() + ",") + " from "
                + Times.text(outage.fromNanos())
                + (forEver ? "; nobody restarts it" : " to " + Times.text(outage.toNanos())));
        Marks.down(canvas, layout.band(nth, outage.fromNanos(), outage.toNanos(), layout.band));
        if (layout.shows(outage.fromNanos()) && outage.step() >= 0) {
            Marks.crash(canvas, layout.point(outage.fromNanos(), layout.lane(nth)));
            how(nth, outage);
        }
        if (!forEver && layout.shows(outage.toNanos())) {
            Marks.restart(canvas, layout.point(outage.toNanos(), layout.lane(nth)));
        }
        canvas.end();
    }
}
