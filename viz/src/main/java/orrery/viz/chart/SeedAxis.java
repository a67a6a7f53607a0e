package orrery.viz.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of numbers of seeds in logarithms, with whole numbers only: 1, 2, 5, 10 and so on. */
final class SeedAxis extends LogAxis {

    private static final long serialVersionUID = 1;

    SeedAxis() {
        super("seeds played");
    }

    @Override
    protected List<Tick> refreshTicksHorizontal(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        List<Tick> ticks = new ArrayList<>();
        for (long power = 1; power <= getRange().getUpperBound(); power *= 10) {
            for (int factor : new int[] {1, 2, 5}) {
                long seeds = power * factor;
                if (getRange().contains((double) seeds)) {
                    ticks.add(new NumberTick(
                            seeds, Long.toString(seeds), TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0));
                }
            }
        }
        return ticks;
    }
}
