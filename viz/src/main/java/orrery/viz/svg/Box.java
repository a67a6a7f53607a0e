package orrery.viz.svg;

/** A rectangle on the canvas, in pixels. */
public record Box(double x, double y, double width, double height) {

    /** The box with these two opposite corners. */
    public static Box between(Point one, Point other) {
        return new Box(
                Math.min(one.x(), other.x()),
                Math.min(one.y(), other.y()),
                Math.abs(one.x() - other.x()),
                Math.abs(one.y() - other.y()));
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    public boolean contains(Box other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }

    /** Larger by this much on every side. */
    public Box grown(double by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    /** Whether a straight line passes through (Liang and Barsky). */
    public boolean crossedBy(Point from, Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double[] against = {-dx, dx, -dy, dy};
        double[] distance = {from.x() - x, right() - from.x(), from.y() - y, bottom() - from.y()};
        double enters = 0;
        double leaves = 1;
        for (int side = 0; side < 4; side++) {
            if (against[side] == 0) {
                if (distance[side] < 0) {
                    return false;
                }
            } else if (against[side] < 0) {
                enters = Math.max(enters, distance[side] / against[side]);
            } else {
                leaves = Math.min(leaves, distance[side] / against[side]);
            }
        }
        return enters <= leaves;
    }
}
