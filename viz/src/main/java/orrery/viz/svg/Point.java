package orrery.viz.svg;

/** A place on the canvas, in pixels: {@code x} to the right, {@code y} down. */
public record Point(double x, double y) {

    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }

    /** The point that lies a part of the way from here to there. */
    public Point towards(Point there, double part) {
        return new Point(x + (there.x - x) * part, y + (there.y - y) * part);
    }

    public double distance(Point there) {
        return Math.sqrt((there.x - x) * (there.x - x) + (there.y - y) * (there.y - y));
    }
}
