package leaks;

import java.util.Locale;
import java.util.Objects;

/** Texts like Rules@1b28cdfa. */
class DefaultText {
    static class Rules {}

    record Holder(long term, Rules rules) {}

    String concatenated(Rules rules) {
        return "rules: " + rules; // leaks IDENTITY
    }

    String explicit(Rules rules) {
        return rules.toString(); // leaks IDENTITY
    }

    String valueOf(Rules rules) {
        return String.valueOf(rules); // leaks IDENTITY
    }

    String objects(Rules rules) {
        return Objects.toString(rules); // leaks IDENTITY
    }

    String appended(Rules rules) {
        return new StringBuilder("rules: ")
                .append(rules) // leaks IDENTITY
                .toString();
    }

    String formatted(Rules rules) {
        return String.format(Locale.ROOT, "rules: %s", rules); // leaks IDENTITY
    }

    String insideOfARecord(Holder holder) {
        return "holder: " + holder; // leaks IDENTITY
    }

    String ofAnArray(long[] numbers) {
        return "numbers: " + numbers; // leaks IDENTITY
    }
}
