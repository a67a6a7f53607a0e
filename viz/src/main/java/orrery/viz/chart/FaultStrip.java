package orrery.viz.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.svg.Palette;

/** Names the faults of a chart above its panels, as bars over the time that they lasted, in rows so that no name covers another. */
final class FaultStrip {

    static final Color DOWN_SHADE = new Color(60, 80, 100, 20);
    static final Color CUT_SHADE = new Color(240, 170, 60, 38);
    static final Color DISTURBED_SHADE = new Color(120, 90, 180, 16);
    static final Color BROKEN = Color.decode(Palette.BROKEN);

    private static final Color DOWN_BAR = new Color(0xb9c1c9);
    private static final Color DISTURBED_BAR = new Color(0xd3c9e8);
    private static final Color CUT_BAR = new Color(0xf0cd94);
    private static final Color LETTERS = Color.decode(Palette.TEXT);
    private static final int ROW = 19;
    private static final int BAR = 15;
    private static final int MOST_ROWS = 5;
    private static final double INDENT = 5;

    private final List<Fault> faults;
    /** The row of each fault; {@link #MOST_ROWS} for those that find none and are only shaded. */
    private final List<Integer> rows = new ArrayList<>();

    private final Font font = HeadlessFonts.regular(11);
    private int used;

    /**
     * @param x where a time stands, in pixels
     */
    FaultStrip(List<Fault> faults, Graphics2D graphics, LongToDoubleFunction x, double right) {
        this.faults = faults;
        double[] free = new double[MOST_ROWS];
        for (Fault fault : faults) {
            double width = font.getStringBounds(fault.name(), graphics.getFontRenderContext())
                            .getWidth()
                    + 10;
            double from = Math.min(x.applyAsDouble(fault.fromNanos()), textStart(fault, x, width, right));
            int row = 0;
            while (row < MOST_ROWS && free[row] > from) {
                row++;
            }
            rows.add(row);
            if (row < MOST_ROWS) {
                free[row] = Math.max(x.applyAsDouble(fault.toNanos()), textStart(fault, x, width, right) + width) + 4;
                used = Math.max(used, row + 1);
            }
        }
    }

    double height() {
        return used * ROW;
    }

    void paint(Graphics2D graphics, LongToDoubleFunction x, double top, double right) {
        graphics.setFont(font);
        for (int nth = 0; nth < faults.size(); nth++) {
            Fault fault = faults.get(nth);
            if (rows.get(nth) == MOST_ROWS) {
                continue;
            }
            double from = x.applyAsDouble(fault.fromNanos());
            double to = x.applyAsDouble(fault.toNanos());
            double y = top + rows.get(nth) * ROW;
            double width = font.getStringBounds(fault.name(), graphics.getFontRenderContext())
                            .getWidth()
                    + 10;
            switch (fault.kind()) {
                case DOWN -> bar(graphics, DOWN_BAR, from, to, y);
                case CUT -> bar(graphics, CUT_BAR, from, to, y);
                case DISTURBED -> bar(graphics, DISTURBED_BAR, from, to, y);
                case BROKEN -> {
                    graphics.setColor(BROKEN);
                    graphics.setStroke(new BasicStroke(1.4f));
                    graphics.draw(new Line2D.Double(from, y, from, top + height()));
                }
            }
            graphics.setColor(fault.kind() == Fault.Kind.BROKEN ? BROKEN : LETTERS);
            graphics.drawString(fault.name(), (float) textStart(fault, x, width, right), (float) (y + 11.5));
        }
    }

    /** After its beginning; where the chart ends too soon for that, before it or as late as it fits. */
    private static double textStart(Fault fault, LongToDoubleFunction x, double width, double right) {
        double begin = x.applyAsDouble(fault.fromNanos()) + INDENT;
        if (begin + width <= right) {
            return begin;
        }
        return fault.kind() == Fault.Kind.BROKEN ? begin - width - INDENT : right - width;
    }

    private static void bar(Graphics2D graphics, Color colour, double from, double to, double y) {
        graphics.setColor(colour);
        graphics.fill(new Rectangle2D.Double(from, y, Math.max(1.5, to - from), BAR));
    }
}
