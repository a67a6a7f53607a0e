package orrery.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A protocol's options while nobody asks the protocol: each value is the text that would be written in the file, or a
 * list of such texts, so that scenarios made in Java equal those read from files.
 */
final class OptionTexts {

    private OptionTexts() {}

    /** An option as the file says it; null if no option could be written like that, which its protocol will say. */
    static @Nullable Object read(@Nullable Value written) {
        return switch (written) {
            case Value.Word word -> word.text();
            case Value.Entries list -> {
                List<Object> texts = new ArrayList<>();
                for (Value entry : list.entries()) {
                    texts.add(Objects.requireNonNullElse(read(entry), ""));
                }
                yield texts;
            }
            case null, default -> null;
        };
    }

    /** Options as Java says them: numbers, truths, times, spans, enum constants, texts, and lists of these. */
    static Map<String, Object> of(Map<String, Object> with) {
        Map<String, Object> texts = new LinkedHashMap<>();
        // a value that could not be read is null here, and the reader says so
        with.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, text(value));
            }
        });
        return Collections.unmodifiableMap(texts);
    }

    /** One option as Java says it. */
    static Object text(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(OptionTexts::text).toList();
        }
        return Forms.of(value.getClass())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no option is a " + value.getClass().getName()))
                .write(value);
    }
}
