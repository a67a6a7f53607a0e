package orrery.viz.svg;

import java.util.List;
import orrery.viz.story.Lane;

/** Writes each node's name at the beginning of its lane, and below it that of its zone. */
final class LaneNames {

    static final Lettering LARGEST = Lettering.of(14, Palette.TEXT).inBold();

    static final Lettering ZONE = Lettering.of(9.5, Palette.QUIET_TEXT).anchored(Lettering.Anchor.END);

    /** How far apart lanes must be for a second line. */
    private static final double ROOM_FOR_ZONES = 34;

    /** Longer names end in an ellipsis. */
    static final double MOST = 140;

    private LaneNames() {}

    static void paint(Canvas canvas, Layout layout, List<Lane> lanes) {
        for (int nth = 0; nth < lanes.size(); nth++) {
            Lane lane = lanes.get(nth);
            String name = lane.node().name();
            canvas.begin((lane.client() ? "client " : "server ")
                    + name
                    + (lane.zone().isEmpty() ? "" : " in zone " + lane.zone()));
            canvas.text(place(layout, nth), shown(layout, name), lettering(layout));
            if (!lane.zone().isEmpty() && !layout.turned() && layout.tightest() > ROOM_FOR_ZONES) {
                canvas.text(place(layout, nth).plus(0, 12), TextWidth.cut(lane.zone(), ZONE.size(), false, MOST), ZONE);
            }
            canvas.end();
        }
    }

    /** Where each name stands. */
    static List<Box> boxes(Layout layout, List<Lane> lanes) {
        return java.util.stream.IntStream.range(0, lanes.size())
                .mapToObj(nth -> lettering(layout)
                        .boxOf(
                                place(layout, nth),
                                shown(layout, lanes.get(nth).node().name())))
                .toList();
    }

    private static String shown(Layout layout, String name) {
        double room = layout.turned() ? layout.tightest() - 8 : MOST;
        String cut = TextWidth.cut(name, size(layout), true, Math.min(room, MOST));
        return cut.isEmpty() ? name.substring(0, Math.min(2, name.length())) : cut;
    }

    private static Point place(Layout layout, int nth) {
        return layout.turned()
                ? new Point(layout.lane(nth), layout.plot.y() - 10)
                : new Point(layout.plot.x() - 12, layout.lane(nth) + 5);
    }

    /** Smaller where lanes lie close to each other. */
    private static double size(Layout layout) {
        return layout.turned() ? LARGEST.size() : Math.max(6, Math.min(LARGEST.size(), layout.tightest() - 3));
    }

    private static Lettering lettering(Layout layout) {
        return Lettering.of(size(layout), Palette.TEXT)
                .inBold()
                .anchored(layout.turned() ? Lettering.Anchor.MIDDLE : Lettering.Anchor.END);
    }
}
