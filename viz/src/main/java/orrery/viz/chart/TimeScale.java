package orrery.viz.chart;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * Which unit the axis of time counts in: seconds, or a smaller one for a run that takes less than one.
 *
 * @param digits decimal digits between nanoseconds and the unit
 */
record TimeScale(int digits, String unit) {

    static TimeScale of(long nanos) {
        if (nanos >= 1_000_000_000L) {
            return new TimeScale(9, "s");
        }
        return nanos >= 1_000_000L
                ? new TimeScale(6, "ms")
                : nanos >= 1000 ? new TimeScale(3, "µs") : new TimeScale(0, "ns");
    }

    double value(long nanos) {
        return BigDecimal.valueOf(nanos, digits).doubleValue();
    }

    /** Numbers with the unit behind them. */
    NumberFormat format() {
        return new DecimalFormat("0.#########' " + unit + "'", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
