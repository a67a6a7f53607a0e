package orrery.viz.chart;

import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

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
        return new WithUnit(unit);
    }

    private static final class WithUnit extends NumberFormat {
        private static final long serialVersionUID = 1;
        private static final int DECIMALS = 9;

        private final String unit;

        WithUnit(String unit) {
            this.unit = unit;
        }

        @Override
        public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
            BigDecimal rounded = BigDecimal.valueOf(number)
                    .setScale(DECIMALS, java.math.RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            return into.append(rounded.signum() == 0 ? "0" : rounded.toPlainString())
                    .append(' ')
                    .append(unit);
        }

        @Override
        public StringBuffer format(long number, StringBuffer into, FieldPosition position) {
            return into.append(number).append(' ').append(unit);
        }

        /** {@link NumberFormat} wants it; a chart reads nothing back, so a call would be a mistake of ours. */
        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("an axis is only written");
        }
    }
}
