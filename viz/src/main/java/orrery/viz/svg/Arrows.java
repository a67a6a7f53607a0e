package orrery.viz.svg;

import java.util.List;
import orrery.api.Times;
import orrery.trace.Event.Detour;
import orrery.viz.story.Flight;
import orrery.viz.story.Flight.Fate;
import orrery.viz.story.Story;
import orrery.viz.story.Things;

/** Draws messages as arrows from where they were sent to where they ended. */
final class Arrows {

    /** Dashes of what is a duplicate, and of what arrived as something else than was sent. */
    static final double DUPLICATE = 4;

    static final double ALTERED = 1.5;

    /** Where on an arrow its detour is marked. */
    private static final double DETOUR = 0.62;

    private static final int MANY = 250;
    private static final int LONGEST_TITLE = 240;
    private static final double LOOP = 3;

    private final Story story;
    private final Layout layout;
    private final Traffic traffic;
    private final double opacity;
    private final double width;
    private final double head;

    Arrows(Story story, Layout layout, Traffic traffic) {
        this.story = story;
        this.layout = layout;
        this.traffic = traffic;
        boolean many = traffic.arrows().size() > MANY;
        this.opacity = many ? 0.55 : 0.9;
        this.width = many ? 0.9 : 1.3;
        this.head = many ? 5.5 : 8;
    }

    /** An arrow's two ends on the canvas; for a message to itself both are at one place. */
    record Course(Point from, Point to) {}

    Course course(Flight flight) {
        double from = layout.lane(flight.from());
        double to = layout.lane(flight.to());
        double half = flight.toItself() ? 0 : Math.copySign(layout.band + 0.5, to - from);
        return new Course(
                layout.point(flight.sentNanos(), from + half),
                layout.point(Traffic.shownEnd(story, flight), to - half));
    }

    void paint(Canvas canvas) {
        canvas.clip(layout.plot);
        for (Flight flight : traffic.arrows()) {
            canvas.begin(title(flight));
            if (flight.toItself()) {
                toItself(canvas, flight);
            } else {
                Course course = course(flight);
                String colour = traffic.colour(flight.kind());
                paint(canvas, course, colour, flight.fate(), dash(flight));
                if (flight.detour() != Detour.NONE) {
                    Marks.detour(canvas, course.from.towards(course.to, DETOUR), colour);
                }
            }
            canvas.end();
        }
        canvas.unclip();
    }

    private static double dash(Flight flight) {
        return flight.altered() ? ALTERED : flight.copy() > 0 ? DUPLICATE : 0;
    }

    private void paint(Canvas canvas, Course course, String colour, Fate fate, double dash) {
        paint(canvas, course, fate, dash, colour, width, head, opacity);
    }

    /** One arrow, with the sign of its fate. */
    static void paint(
            Canvas canvas,
            Course course,
            Fate fate,
            double dash,
            String colour,
            double width,
            double head,
            double opacity) {
        double whole = course.from.distance(course.to);
        Point end = switch (fate) {
            case DELIVERED, UNDER_WAY -> course.to;
            case DOWN, DAMAGED -> course.from.towards(course.to, Math.max(0, 1 - 0.6 * head / Math.max(1, whole)));
            case LOST -> course.from.towards(course.to, 0.5);
            case CUT -> course.from.towards(course.to, 0.9);
            case OVERFLOWED, NO_LINK, SILENCED -> course.from.towards(course.to, 0.15);
        };
        Ink line = Ink.stroke(colour, width).faded(opacity).dashed(dash);
        switch (fate) {
            case DELIVERED -> {
                double shaft = Math.max(0, 1 - head / Math.max(head, course.from.distance(end)));
                canvas.line(course.from, course.from.towards(end, shaft), line);
                Marks.arrowHead(canvas, course.from, end, head, colour, Math.min(1, opacity + 0.1));
            }
            case UNDER_WAY -> canvas.line(course.from, end, line);
            case LOST, CUT, DOWN, DAMAGED, OVERFLOWED, NO_LINK, SILENCED -> {
                canvas.line(course.from, end, line);
                Marks.cross(canvas, end, 0.45 * head);
            }
        }
    }

    private void toItself(Canvas canvas, Flight flight) {
        canvas.circle(loop(flight), LOOP, Ink.stroke(traffic.colour(flight.kind()), width));
    }

    private Point loop(Flight flight) {
        return layout.point(flight.sentNanos(), layout.lane(flight.from()) - layout.band - LOOP - 1);
    }

    /** The sign for a message that came late, as the legend shows it. */
    static void detoured(Canvas canvas, Course course, String colour) {
        paint(canvas, course, Fate.DELIVERED, 0, colour, 1.4, 8, 1);
        Marks.detour(canvas, course.from.towards(course.to, DETOUR), colour);
    }

    /** Where the signs of messages to oneself stand. */
    List<Box> small() {
        return traffic.arrows().stream()
                .filter(Flight::toItself)
                .map(this::loop)
                .map(at -> new Box(at.x(), at.y(), 0, 0).grown(LOOP))
                .toList();
    }

    /** What is shown when the arrow is pointed at. */
    private static String title(Flight flight) {
        String sent = flight.sentStep() < 0
                ? "sent before the record begins"
                : "sent at " + Times.text(flight.sentNanos()) + " (step " + flight.sentStep() + ")";
        String ended = flight.fate() == Fate.UNDER_WAY
                ? flight.fate().words()
                : flight.fate().words() + " at " + Times.text(flight.endNanos()) + " (step " + flight.endStep() + ")";
        String shown = Things.brief(flight.message(), LONGEST_TITLE);
        return flight.from() + " -> " + flight.to() + "  " + shown + (flight.copy() > 0 ? ", a duplicate" : "")
                + (flight.altered() ? ", altered on its way" : "")
                + (flight.detour() != Detour.NONE ? ", " + flight.detour().words() : "") + "; "
                + sent + ", " + ended;
    }

    /** The arrows' courses, for whoever must not write across them. */
    List<Course> courses() {
        return traffic.arrows().stream().map(this::course).toList();
    }
}
