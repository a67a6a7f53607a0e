package orrery.explore.shrink;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.api.Times;
import orrery.world.Retold;

/**
 * A text among a protocol's options that begins with the time at which something is to be done, as {@code 2s n1 n2}.
 *
 * @param what the rest of the text
 */
record Appointment(long nanos, String what) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(ms|s)( .*)");
    private static final long GRAIN_NANOS = 1_000_000;

    /** Empty if it is no text, or begins with no time. */
    static Optional<Appointment> in(Object option) {
        return Optional.of(option)
                .filter(String.class::isInstance)
                .map(text -> FORM.matcher((String) text))
                .filter(Matcher::matches)
                .map(form -> new Appointment(
                        new BigDecimal(form.group(1))
                                .scaleByPowerOfTen(form.group(2).equals("s") ? 9 : 6)
                                .longValue(),
                        form.group(3)));
    }

    /** Each appointment among these options at another time, in whole milliseconds; the same options if they refuse it. */
    static Record moved(Record options, LongUnaryOperator other) {
        try {
            return Retold.record(
                    options,
                    (name, part) -> part instanceof List<?> several
                            ? several.stream().map(text -> moved(text, other)).toList()
                            : moved(part, other));
        } catch (IllegalArgumentException refused) {
            return options;
        }
    }

    private static Object moved(Object option, LongUnaryOperator other) {
        return in(option)
                .<Object>map(appointment ->
                        Times.text(other.applyAsLong(appointment.nanos) / GRAIN_NANOS * GRAIN_NANOS) + appointment.what)
                .orElse(option);
    }
}
