package orrery.viz.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/** How the lines of a chart are told apart: by colour, and by dashes where there are more lines than colours. */
final class LineInk {

    /** Apart from each other also for those who see few colours (Okabe and Ito 2008); then again in dashes. */
    private static final List<Color> COLOURS = List.of(
            new Color(0xd55e00),
            new Color(0x0072b2),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0x56b4e9),
            new Color(0xe69f00),
            new Color(0x000000));

    private static final List<float[]> DASHES =
            List.of(new float[] {7, 4}, new float[] {2, 3}, new float[] {9, 3, 2, 3});

    private static final float WIDTH = 1.8f;

    private LineInk() {}

    /** @param at which line, from 0 */
    static Color colour(int at) {
        return COLOURS.get(at % COLOURS.size());
    }

    /** @param at which line, from 0 */
    static BasicStroke stroke(int at) {
        int round = at / COLOURS.size() % (DASHES.size() + 1);
        return round == 0
                ? new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
                : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES.get(round - 1), 0);
    }
}
