package orrery.viz.svg;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.api.Times;
import orrery.viz.story.Lane;
import orrery.viz.story.Mark;

/** Draws timers that fired, remarks, and messages that a role refused. */
final class LaneMarks {

    private static final double SIZE = 10.5;
    private static final double PIN = 6;
    private static final double PIXELS_FOR_A_PIN = 25;
    private static final double LONGEST = 260;

    private LaneMarks() {}

    /** The types of timers that fire too often to be told apart; these are not drawn. */
    static Set<String> tooFrequent(Layout layout, List<Lane> lanes) {
        double most = layout.length(layout.plot) / PIXELS_FOR_A_PIN;
        Set<String> frequent = new TreeSet<>();
        for (Lane lane : lanes) {
            Map<String, Integer> counts = new TreeMap<>();
            for (Mark mark : lane.marks()) {
                if (mark.kind() == Mark.Kind.TIMER
                        && layout.shows(mark.nanos())
                        && counts.merge(mark.type(), 1, Integer::sum) > most) {
                    frequent.add(mark.type());
                }
            }
        }
        return frequent;
    }

    static void paint(Canvas canvas, Layout layout, Labels labels, List<Lane> lanes) {
        Set<String> omitted = tooFrequent(layout, lanes);
        for (int nth = 0; nth < lanes.size(); nth++) {
            Map<Mark.Kind, Sieve> sieves = new EnumMap<>(Mark.Kind.class);
            for (Mark mark : lanes.get(nth).marks()) {
                if (layout.shows(mark.nanos())
                        && sieves.computeIfAbsent(mark.kind(), kind -> Sieve.ofSigns(layout))
                                .lets(mark.nanos())
                        && !(mark.kind() == Mark.Kind.TIMER && omitted.contains(mark.type()))) {
                    canvas.begin(title(lanes.get(nth), mark));
                    switch (mark.kind()) {
                        case TIMER -> timer(canvas, layout, labels, nth, mark);
                        case NOTE -> remark(canvas, layout, labels, nth, mark, Palette.TEXT);
                        case GAVE_UP -> remark(canvas, layout, labels, nth, mark, Palette.UNKNOWN);
                        case REFUSED -> remark(canvas, layout, labels, nth, mark, Palette.BROKEN);
                    }
                    canvas.end();
                }
            }
        }
    }

    private static String title(Lane lane, Mark mark) {
        String what = switch (mark.kind()) {
            case TIMER -> "timer fired: ";
            case NOTE -> "note: ";
            case GAVE_UP -> "";
            case REFUSED -> "refused: ";
        };
        return lane.node() + " " + what + mark.text() + " at " + Times.text(mark.nanos()) + " (step " + mark.step()
                + ")";
    }

    private static void timer(Canvas canvas, Layout layout, Labels labels, int nth, Mark mark) {
        double edge = layout.lane(nth) - layout.band;
        Point foot = layout.point(mark.nanos(), edge);
        Point head = layout.point(mark.nanos(), edge - PIN);
        labels.take(Box.between(foot, head).grown(1));
        Marks.timer(canvas, foot, head);
    }

    private static void remark(Canvas canvas, Layout layout, Labels labels, int nth, Mark mark, String colour) {
        Point at = layout.point(mark.nanos(), layout.lane(nth) - layout.band - PIN);
        Marks.note(canvas, at, colour);
        Lettering lettering = Lettering.of(SIZE, colour).withHalo();
        String said = mark.kind() == Mark.Kind.REFUSED ? "refused " + mark.text() : mark.text();
        String text = TextWidth.cut(said, SIZE, false, LONGEST);
        for (Lettering anchored : List.of(lettering, lettering.anchored(Lettering.Anchor.END))) {
            double away = anchored.anchor() == Lettering.Anchor.START ? 7 : -7;
            for (double down : new double[] {-2, -13, 9}) {
                Point start = at.plus(away, down);
                if (!text.isEmpty() && labels.take(anchored.boxOf(start, text), 2)) {
                    canvas.text(start, text, anchored);
                    return;
                }
            }
        }
    }
}
