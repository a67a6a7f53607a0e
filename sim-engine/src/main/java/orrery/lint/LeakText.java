package orrery.lint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Leaks for people: by kind, each kind with its reason and its remedy, each leak with its place. */
public final class LeakText {

    private LeakText() {}

    /** Lines that end with a line break; one line where there are no leaks. */
    public static String of(List<Leak> leaks) {
        if (leaks.isEmpty()) {
            return "no leaks of determinism\n";
        }
        Map<Kind, List<Leak>> byKind = leaks.stream()
                .collect(Collectors.groupingBy(Leak::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byKind.forEach((kind, ofKind) -> {
            text.append(kind.word()).append(kind.isWarning() ? " (warning)\n" : "\n");
            int width = ofKind.stream()
                    .mapToInt(leak -> leak.place().length())
                    .max()
                    .orElse(0);
            for (Leak leak : ofKind) {
                String place = leak.place();
                text.append("  at ").append(place).append(" ".repeat(width - place.length() + 2));
                text.append(leak.what()).append('\n');
            }
            text.append("  why      ").append(kind.why()).append('\n');
            text.append("  instead  ").append(kind.instead()).append("\n\n");
        });
        return text.append(summary(leaks)).append('\n').toString();
    }

    private static String summary(List<Leak> leaks) {
        long warnings = leaks.stream().filter(leak -> leak.kind().isWarning()).count();
        long classes = leaks.stream().map(Leak::className).distinct().count();
        return counted(leaks.size() - warnings, "leak") + " and " + counted(warnings, "warning") + " in "
                + counted(classes, "class");
    }

    private static String counted(long count, String what) {
        String plural = Objects.equals(what, "class") ? "classes" : what + "s";
        return count + " " + (count == 1 ? what : plural);
    }
}
