package leaks;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Texts by the rules of the machine's language. */
class Languages {
    Object write(int which, String text, double number) {
        return switch (which) {
            case 0 -> String.format("%.2f", number); // leaks LOCALE
            case 1 -> "%.2f".formatted(number); // leaks LOCALE
            case 2 -> text.toLowerCase(); // leaks LOCALE
            case 3 -> text.toUpperCase(); // leaks LOCALE
            case 4 -> Locale.getDefault(); // leaks LOCALE
            case 5 -> NumberFormat.getInstance(); // leaks LOCALE
            case 6 -> new DecimalFormat("0.00"); // leaks LOCALE
            default -> DateTimeFormatter.ofPattern("EEEE"); // leaks LOCALE
        };
    }

    java.util.function.UnaryOperator<String> byReference() {
        return String::toLowerCase; // leaks LOCALE
    }
}
