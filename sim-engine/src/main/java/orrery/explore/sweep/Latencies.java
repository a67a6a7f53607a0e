package orrery.explore.sweep;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;

/** How long operations took that ended ok. Those of one run are known exactly, those of many to three digits. */
public final class Latencies {

    /** Longer is no run. */
    private static final long LONGEST_NANOS = Duration.ofDays(366).toNanos();

    private static final int DIGITS = 3;

    private final long[] nanos;

    Latencies(History history) {
        nanos = history.operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .mapToLong(Latencies::of)
                .sorted()
                .toArray();
    }

    private static long of(Operation operation) {
        return operation.completedNanos() - operation.invokedNanos();
    }

    int count() {
        return nanos.length;
    }

    /** @param of one of a measure's words for latencies; there is a latency */
    double nanos(String of) {
        return switch (of) {
            case "mean" -> Arrays.stream(nanos).average().orElseThrow();
            case "max" -> nanos[nanos.length - 1];
            default -> nanos[Sample.rank(Double.parseDouble(of.substring(1)) / 100, nanos.length)];
        };
    }

    String histogram() {
        Histogram histogram = empty();
        Arrays.stream(nanos).forEach(each -> histogram.recordValue(StrictMath.min(each, LONGEST_NANOS)));
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** Of all these runs together. */
    public static Histogram together(List<Measured> runs) {
        Histogram all = empty();
        for (Measured run : runs) {
            if (!run.latencies().isEmpty()) {
                try {
                    byte[] bytes = Base64.getDecoder().decode(run.latencies());
                    all.add(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), LONGEST_NANOS));
                } catch (DataFormatException broken) {
                    throw new IllegalArgumentException(
                            "the latencies of run " + run.number() + " cannot be read", broken);
                }
            }
        }
        return all;
    }

    private static Histogram empty() {
        Histogram histogram = new Histogram(1, Duration.ofHours(1).toNanos(), DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }
}
