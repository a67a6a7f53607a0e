package orrery.viz.svg;

import java.util.List;

/** The small signs of a diagram, the same in the picture and in its legend. */
final class Marks {

    static final double DISTURBANCE = 4;

    private Marks() {}

    /** The head of an arrow, its tip at {@code tip}, as one that comes from {@code from}. */
    static void arrowHead(Canvas canvas, Point from, Point tip, double length, String colour, double opacity) {
        double distance = from.distance(tip);
        if (distance == 0) {
            return;
        }
        double dx = (tip.x() - from.x()) / distance;
        double dy = (tip.y() - from.y()) / distance;
        double half = 0.36 * length;
        Point foot = tip.plus(-dx * length, -dy * length);
        canvas.polygon(
                List.of(tip, foot.plus(-dy * half, dx * half), foot.plus(dy * half, -dx * half)),
                Ink.fill(colour).faded(opacity));
    }

    /** Here a message ended. */
    static void cross(Canvas canvas, Point at, double size) {
        Ink ink = Ink.stroke(Palette.CROSS, Math.max(1.2, size / 2.6));
        canvas.line(at.plus(-size, -size), at.plus(size, size), ink);
        canvas.line(at.plus(-size, size), at.plus(size, -size), ink);
    }

    /** Here a message was kept for a while. */
    static void detour(Canvas canvas, Point at, String colour) {
        canvas.circle(at, 3, Ink.fill(Palette.PAPER).outlined(colour, 1.3));
    }

    static void crash(Canvas canvas, Point at) {
        canvas.circle(at, 7.5, Ink.fill(Palette.PAPER).outlined(Palette.BROKEN, 1.8));
        Ink ink = Ink.stroke(Palette.BROKEN, 2.2);
        canvas.line(at.plus(-3.4, -3.4), at.plus(3.4, 3.4), ink);
        canvas.line(at.plus(-3.4, 3.4), at.plus(3.4, -3.4), ink);
    }

    static void restart(Canvas canvas, Point at) {
        canvas.circle(at, 7.5, Ink.fill(Palette.PAPER).outlined(Palette.OK_OUTLINE, 1.8));
        canvas.polygon(List.of(at.plus(-2.6, -4), at.plus(-2.6, 4), at.plus(4.4, 0)), Ink.fill(Palette.OK_OUTLINE));
    }

    static void down(Canvas canvas, Box box) {
        canvas.box(box, 0, Ink.fill(Palette.DOWN_GROUND));
        canvas.hatch(box, Palette.DOWN, 6);
    }

    /** A strip beside a lane while something is wrong with its node. */
    static void disturbance(Canvas canvas, Box box) {
        canvas.box(box, 1, Ink.fill(Palette.DISTURBED));
    }

    /** A timer fired: a pin on the lane's far edge, {@code outwards} being its tip. */
    static void timer(Canvas canvas, Point edge, Point outwards) {
        canvas.line(edge, outwards, Ink.stroke(Palette.TIMER, 1.1));
        canvas.circle(outwards, 1.9, Ink.fill(Palette.TIMER));
    }

    static void note(Canvas canvas, Point at, String colour) {
        double r = 4.2;
        canvas.polygon(
                List.of(at.plus(0, -r), at.plus(r, 0), at.plus(0, r), at.plus(-r, 0)),
                Ink.fill(colour).outlined(Palette.PAPER, 1));
    }
}
