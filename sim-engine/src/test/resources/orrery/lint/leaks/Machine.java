package leaks;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.TimeZone;

/** What differs from machine to machine. */
class Machine {
    Object ask(int which) {
        return switch (which) {
            case 0 -> System.getenv("HOME"); // leaks ENVIRONMENT
            case 1 -> System.getProperty("user.name"); // leaks ENVIRONMENT
            case 2 -> Integer.getInteger("orrery.nodes"); // leaks ENVIRONMENT
            case 3 -> Runtime.getRuntime().availableProcessors(); // leaks ENVIRONMENT
            case 4 -> Charset.defaultCharset(); // leaks ENVIRONMENT
            case 5 -> ZoneId.systemDefault(); // leaks ENVIRONMENT
            case 6 -> TimeZone.getDefault(); // leaks ENVIRONMENT
            case 7 -> "text".getBytes(); // leaks ENVIRONMENT
            case 8 -> new IllegalStateException().getStackTrace(); // leaks ENVIRONMENT
            default -> System.lineSeparator(); // leaks ENVIRONMENT
        };
    }
}
