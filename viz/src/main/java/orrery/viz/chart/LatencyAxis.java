package orrery.viz.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import orrery.api.Times;

/** An axis of times in logarithms, so that one slow operation does not press all others flat: values are log10 of nanoseconds. */
final class LatencyAxis extends NumberAxis {

    private static final long serialVersionUID = 1;

    private static final int MOST_LABELS = 7;

    static double value(long nanos) {
        return StrictMath.log10((double) Math.max(1, nanos));
    }

    @Override
    protected List<Tick> refreshTicksVertical(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        List<Tick> ticks = ticks(new int[] {1, 2, 5});
        return ticks.size() <= MOST_LABELS ? ticks : ticks(new int[] {1});
    }

    private List<Tick> ticks(int[] factors) {
        List<Tick> ticks = new ArrayList<>();
        long power = 1;
        for (int digits = 0; digits < 18; digits++) {
            for (int factor : factors) {
                double at = value(power * factor);
                if (getRange().contains(at)) {
                    ticks.add(new NumberTick(
                            at, Times.text(power * factor), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0));
                }
            }
            power *= 10;
        }
        return ticks;
    }
}
