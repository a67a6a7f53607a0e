package orrery.viz.svg;

import orrery.viz.svg.SpaceTimeOptions.Spot;

/** Points out one step: a line across all lanes at its time, a ring where it happened, and words beside it. */
final class Pointer {

    private static final double RADIUS = 10;
    private static final double SIZE = 12;

    private Pointer() {}

    static void paint(Canvas canvas, Layout layout, Spot spot) {
        if (!layout.shows(spot.nanos()) || !layout.hasLane(spot.node())) {
            return;
        }
        double first = layout.turned() ? layout.plot.x() : layout.plot.y();
        double last = layout.turned() ? layout.plot.right() : layout.plot.bottom();
        Point at = layout.point(spot.nanos(), layout.lane(spot.node()));
        canvas.begin(spot.text());
        canvas.line(
                layout.point(spot.nanos(), first),
                layout.point(spot.nanos(), last),
                Ink.stroke(Palette.POINTER, 1.2).dashed(3));
        canvas.circle(at, RADIUS, Ink.stroke(Palette.POINTER, 2.6));
        Lettering lettering = Lettering.of(SIZE, Palette.POINTER).inBold().withHalo();
        boolean before = at.x() + RADIUS + 4 + lettering.widthOf(spot.text()) > layout.width - 8;
        canvas.text(
                at.plus(before ? -RADIUS - 4 : RADIUS + 4, -RADIUS),
                spot.text(),
                before ? lettering.anchored(Lettering.Anchor.END) : lettering);
        canvas.end();
    }
}
