package orrery.viz.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/** How the lines of a chart are told apart: by colour and by dashes, so that a grey print tells the same. */
final class LineInk {

    /** Apart from each other also for those who see few colours (Okabe and Ito 2008). */
    private static final List<Color> COLOURS = List.of(
            new Color(0xd55e00),
            new Color(0x0072b2),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0x56b4e9),
            new Color(0xe69f00),
            new Color(0x000000));

    private static final float WIDTH = 1.8f;

    /** With as many as have no divisor in common with the colours, each pair comes once. */
    private static final List<BasicStroke> STROKES =
            List.of(stroke(), stroke(7, 3), stroke(2.5f, 2), stroke(10, 3, 2.5f, 3));

    private LineInk() {}

    /** @param at which line, from 0 */
    static Color colour(int at) {
        return COLOURS.get(at % COLOURS.size());
    }

    /** @param at which line, from 0 */
    static BasicStroke stroke(int at) {
        return STROKES.get(at % STROKES.size());
    }

    private static BasicStroke stroke(float... dashes) {
        return new BasicStroke(
                WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes.length == 0 ? null : dashes, 0);
    }
}
