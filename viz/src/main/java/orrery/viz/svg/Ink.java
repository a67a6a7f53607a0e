package orrery.viz.svg;

/**
 * How a shape is painted.
 *
 * @param fill {@code #rrggbb}, or empty to leave it open
 * @param stroke {@code #rrggbb}, or empty for no outline
 * @param width of the outline, in pixels
 * @param dash lengths of stroke and gap in pixels; 0 for a line without gaps
 * @param opacity from 0 to 1
 */
public record Ink(String fill, String stroke, double width, double dash, double opacity) {

    public static Ink fill(String colour) {
        return new Ink(colour, "", 0, 0, 1);
    }

    public static Ink stroke(String colour, double width) {
        return new Ink("", colour, width, 0, 1);
    }

    public Ink outlined(String colour, double lineWidth) {
        return new Ink(fill, colour, lineWidth, dash, opacity);
    }

    public Ink dashed(double length) {
        return new Ink(fill, stroke, width, length, opacity);
    }

    public Ink faded(double to) {
        return new Ink(fill, stroke, width, dash, to);
    }
}
