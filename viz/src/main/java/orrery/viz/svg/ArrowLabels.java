package orrery.viz.svg;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.viz.story.Flight;
import orrery.viz.story.Things;

/** Writes messages beside their arrows where nothing is in the way: all of them while there are few, else the rare types. */
final class ArrowLabels {

    private static final int MOST_ARROWS = 220;
    private static final int RARE = 12;
    private static final double SIZE = 10.5;
    private static final int LONG = 34;
    private static final double[] PARTS = {0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78};
    private static final double BESIDE = 6;

    private ArrowLabels() {}

    static void paint(Canvas canvas, Layout layout, Labels labels, Traffic traffic, Arrows arrows) {
        Map<String, Integer> counts = new TreeMap<>();
        traffic.arrows().forEach(flight -> counts.merge(flight.kind(), 1, Integer::sum));
        boolean few = traffic.arrows().size() <= MOST_ARROWS;
        List<Arrows.Course> courses = arrows.courses();
        for (Flight flight : traffic.arrows()) {
            if (!flight.toItself() && (few || counts.getOrDefault(flight.kind(), 0) <= RARE)) {
                label(canvas, layout, labels, traffic, arrows.course(flight), courses, flight);
            }
        }
    }

    private static void label(
            Canvas canvas,
            Layout layout,
            Labels labels,
            Traffic traffic,
            Arrows.Course course,
            List<Arrows.Course> all,
            Flight flight) {
        Lettering lettering = Lettering.of(SIZE, traffic.colour(flight.kind())).withHalo();
        String full = Things.brief(flight.message(), LONG);
        List<String> texts = full.endsWith("…") ? List.of(flight.kind()) : List.of(full, flight.kind());
        for (String text : texts) {
            for (double part : PARTS) {
                for (boolean after : new boolean[] {true, false}) {
                    Lettering anchored = lettering.anchored(after ? Lettering.Anchor.START : Lettering.Anchor.END);
                    Point at = beside(course, part, after);
                    Box box = anchored.boxOf(at, text);
                    if (layout.plot.contains(box)
                            && labels.free(box)
                            && all.stream().noneMatch(other -> box.crossedBy(other.from(), other.to()))) {
                        labels.take(box, 2);
                        canvas.text(at, text, anchored);
                        return;
                    }
                }
            }
        }
    }

    /** A point right or left of the arrow; beside a flat one it moves away upwards. */
    private static Point beside(Arrows.Course course, double part, boolean after) {
        Point on = course.from().towards(course.to(), part);
        double dx = course.to().x() - course.from().x();
        double dy = course.to().y() - course.from().y();
        boolean flat = Math.abs(dx) > 1.5 * Math.abs(dy);
        boolean rises = dx * dy < 0;
        double down = !flat ? 3.5 : (rises == after) ? SIZE + 2 : -3.5;
        return on.plus(flat ? 0 : after ? BESIDE : -BESIDE, down);
    }
}
