package orrery.viz.svg;

import java.util.List;
import orrery.viz.story.Flight;

/** Draws messages that are too many for arrows: under each sender, how many it sent in each small piece of time. */
final class Bars {

    static final String ARRIVED = "#8fa9c2";
    private static final double PIECE = 4;
    private static final double GAP = 3;

    private Bars() {}

    static void paint(Canvas canvas, Layout layout, int lanes, List<Flight> flights) {
        if (flights.isEmpty()) {
            return;
        }
        int pieces = (int) Math.ceil(layout.length(layout.plot) / PIECE);
        int[][] arrived = new int[lanes][pieces];
        int[][] dropped = new int[lanes][pieces];
        int most = 1;
        for (Flight flight : flights) {
            if (layout.shows(flight.sentNanos())) {
                int lane = layout.place(flight.from());
                int piece = Math.min(pieces - 1, (int) (layout.pixels(flight.sentNanos() - layout.fromNanos) / PIECE));
                (flight.dropped() ? dropped : arrived)[lane][piece]++;
                most = Math.max(most, arrived[lane][piece] + dropped[lane][piece]);
            }
        }
        double room = Math.max(2, Math.min(22, layout.tightest() / 2 - layout.band - GAP));
        canvas.clip(layout.plot);
        for (int lane = 0; lane < lanes; lane++) {
            double foot = layout.lane(lane) + layout.band + GAP;
            for (int piece = 0; piece < pieces; piece++) {
                double from = layout.along(layout.fromNanos) + piece * PIECE;
                double down = room * dropped[lane][piece] / most;
                double ok = room * arrived[lane][piece] / most;
                bar(canvas, layout, from, foot, foot + ok, ARRIVED);
                bar(canvas, layout, from, foot + ok, foot + ok + down, Palette.CROSS);
            }
        }
        canvas.unclip();
    }

    private static void bar(Canvas canvas, Layout layout, double along, double from, double to, String colour) {
        if (to > from) {
            canvas.box(Box.between(layout.at(along, from), layout.at(along + PIECE - 0.6, to)), 0, Ink.fill(colour));
        }
    }
}
