package orrery.viz.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.svg.Palette;

/** An axis whose values are those of {@link CurveChart.Axis#at}, and whose labels are what these stand for. */
final class ScaledAxis extends NumberAxis {

    private static final long serialVersionUID = 1;

    /** With more decades than that, only powers of ten have labels. */
    private static final double FEW_DECADES = 4;

    private static final int[] ONE = {1};
    private static final int[] SOME = {1, 2, 5};
    private static final int[] ALL = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    private static final int MOST_STEPS = 11;

    /** How many nines a run of any length can tell apart. */
    private static final int MOST_NINES = 9;

    /** How much of an axis of names lies beyond the first and the last. */
    private static final double BESIDE_NAMES = 0.6;

    private final transient CurveChart.Axis axis;
    private final boolean whole;

    /** @param whole whether all its values are whole numbers, and so are its labels */
    ScaledAxis(CurveChart.Axis axis, boolean whole) {
        super(axis.label());
        this.axis = axis;
        this.whole = whole;
        ChartLook.style(this);
        setLabelFont(HeadlessFonts.regular(12));
        setLabelPaint(Color.decode(Palette.QUIET_TEXT));
        setAutoRangeIncludesZero(false);
        switch (axis.scale()) {
            case LINEAR -> format("0.#########");
            case PERCENT -> {
                format("0 %");
                setRange(0, 1.02);
                setTickUnit(new NumberTickUnit(0.2));
            }
            case LOG, NINES -> {}
            case NAMES -> setRange(-BESIDE_NAMES, axis.names().size() - 1 + BESIDE_NAMES);
        }
    }

    private void format(String pattern) {
        setNumberFormatOverride(new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)));
    }

    @Override
    @SuppressWarnings("unchecked") // JFreeChart answers with a raw list
    public List<Tick> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return switch (axis.scale()) {
            case LINEAR -> {
                setTickUnit(new NumberTickUnit(roundStep()), false, true);
                yield super.refreshTicks(graphics, state, area, edge);
            }
            case PERCENT -> super.refreshTicks(graphics, state, area, edge);
            case LOG -> decades(edge);
            case NINES -> nines(edge);
            case NAMES -> names(edge);
        };
    }

    /** 1, 2 or 5 times a power of ten. */
    private double roundStep() {
        double some = getRange().getLength() / MOST_STEPS;
        double least = whole ? StrictMath.max(1, some) : some;
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(least)));
        double times = least / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private List<Tick> decades(RectangleEdge edge) {
        double span = getRange().getLength();
        int[] factors = span <= 1 ? ALL : span <= FEW_DECADES ? SOME : ONE;
        List<Tick> ticks = new ArrayList<>();
        int last = (int) StrictMath.ceil(getUpperBound());
        for (int power = (int) StrictMath.floor(getLowerBound()); power <= last; power++) {
            for (int factor : factors) {
                BigDecimal value = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
                add(
                        ticks,
                        axis.at(value.doubleValue()),
                        value.stripTrailingZeros().toPlainString(),
                        edge);
            }
        }
        return ticks;
    }

    private List<Tick> nines(RectangleEdge edge) {
        List<Tick> ticks = new ArrayList<>();
        add(ticks, axis.at(0), "0 %", edge);
        add(ticks, axis.at(0.5), "50 %", edge);
        add(ticks, 1, "90 %", edge);
        for (int nines = 2; nines <= MOST_NINES; nines++) {
            add(ticks, nines, "99" + (nines > 2 ? "." : "") + "9".repeat(nines - 2) + " %", edge);
        }
        return ticks;
    }

    private List<Tick> names(RectangleEdge edge) {
        List<Tick> ticks = new ArrayList<>();
        for (int at = 0; at < axis.names().size(); at++) {
            add(ticks, at, axis.names().get(at), edge);
        }
        return ticks;
    }

    private void add(List<Tick> ticks, double at, String label, RectangleEdge edge) {
        // what was computed may lie a rounding beside an end that was computed otherwise
        if (at >= getLowerBound() - 1e-9 && at <= getUpperBound() + 1e-9) {
            TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
            ticks.add(new NumberTick(at, label, anchor, anchor, 0));
        }
    }
}
