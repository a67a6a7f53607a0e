package orrery.viz.svg;

import java.util.List;

/** What a drawing is painted on: a few shapes, in pixels from the top left corner. */
public interface Canvas {

    /** Begins a group; what is painted until its end shows {@code title} when pointed at. Empty for no title. */
    void begin(String title);

    void end();

    /** From now until {@link #unclip} nothing is painted outside this box. */
    void clip(Box box);

    void unclip();

    void line(Point from, Point to, Ink ink);

    void box(Box box, double cornerRadius, Ink ink);

    /** A closed shape. */
    void polygon(List<Point> corners, Ink ink);

    void circle(Point centre, double radius, Ink ink);

    /** Fills a box with slanted lines. */
    void hatch(Box box, String colour, double gap);

    void text(Point at, String text, Lettering lettering);
}
