package innocent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Exact mathematics, given times, a language by name. */
class Numbers {
    double exact(double x) {
        return Math.sqrt(x) + Math.abs(x) + Math.max(x, 1) + Math.min(x, 2) + Math.floor(x) + Math.ceil(x)
                + Math.fma(x, x, x) + Math.rint(x) + Math.round(x) + Math.floorMod(7, 3)
                + StrictMath.sin(x) + StrictMath.log(x) + StrictMath.pow(x, 2);
    }

    float single(float x) {
        return x * 1.5f / 3;
    }

    String written(double x, String name) {
        return String.format(Locale.ROOT, "%.2f %s", x, name)
                + name.toLowerCase(Locale.ROOT)
                + BigDecimal.valueOf(x).setScale(2, RoundingMode.HALF_EVEN)
                + name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    long times(Duration delay) {
        return TimeUnit.SECONDS.toNanos(1) + delay.plusMillis(3).toNanos() + Instant.ofEpochMilli(1).getEpochSecond();
    }

    UUID named(byte[] name) {
        return UUID.nameUUIDFromBytes(name);
    }
}
