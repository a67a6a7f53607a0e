package leaks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.JapaneseDate;
import java.util.Calendar;
import java.util.Date;
import java.util.function.LongSupplier;

/** The machine's time, by all its names. */
class WallClock {
    private final long started = System.currentTimeMillis(); // leaks WALL_CLOCK

    long now() {
        return System.nanoTime(); // leaks WALL_CLOCK
    }

    Object others(int which) {
        return switch (which) {
            case 0 -> Instant.now(); // leaks WALL_CLOCK
            case 1 -> LocalDate.now(); // leaks WALL_CLOCK
            case 2 -> LocalDateTime.now(ZoneOffset.UTC); // leaks WALL_CLOCK
            case 3 -> JapaneseDate.now(); // leaks WALL_CLOCK
            case 4 -> Clock.systemUTC(); // leaks WALL_CLOCK
            case 5 -> new Date(); // leaks WALL_CLOCK
            default -> Calendar.getInstance(); // leaks WALL_CLOCK
        };
    }

    LongSupplier byReference() {
        return System::nanoTime; // leaks WALL_CLOCK
    }

    LongSupplier inALambda() {
        return () ->
                started
                        - System.nanoTime(); // leaks WALL_CLOCK
    }
}
