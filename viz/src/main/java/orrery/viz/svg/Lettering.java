package orrery.viz.svg;

/**
 * How a text is written.
 *
 * @param size in pixels
 * @param colour {@code #rrggbb}
 * @param anchor which of its ends stands at the given point
 * @param turned read from top to bottom
 * @param halo whether the text is bordered in white, so that it can be read above lines
 */
public record Lettering(double size, String colour, boolean bold, Anchor anchor, boolean turned, boolean halo) {

    /** Which part of a text stands at its point; the point is on the base line. */
    public enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        final String word;

        Anchor(String word) {
            this.word = word;
        }
    }

    public static Lettering of(double size, String colour) {
        return new Lettering(size, colour, false, Anchor.START, false, false);
    }

    public Lettering inBold() {
        return new Lettering(size, colour, true, anchor, turned, halo);
    }

    public Lettering anchored(Anchor at) {
        return new Lettering(size, colour, bold, at, turned, halo);
    }

    public Lettering turnedIf(boolean turn) {
        return new Lettering(size, colour, bold, anchor, turn, halo);
    }

    public Lettering withHalo() {
        return new Lettering(size, colour, bold, anchor, turned, true);
    }

    public double widthOf(String text) {
        return TextWidth.of(text, size, bold);
    }

    /** Where a text stands when it is written at a point. */
    public Box boxOf(Point at, String text) {
        double length = widthOf(text);
        double before = switch (anchor) {
            case START -> 0;
            case MIDDLE -> length / 2;
            case END -> length;
        };
        double ascent = 0.76 * size;
        double height = size;
        return turned
                ? new Box(at.x() - (height - ascent), at.y() - before, height, length)
                : new Box(at.x() - before, at.y() - ascent, length, height);
    }
}
