package orrery.lint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the reference page of what the lint finds, of its own tables. */
public final class LintPage {

    private static final String BEGINNING = """
            # What the lint finds

            `orrery lint` reads compiled classes and names, with class and line, what can make a run depend on more than its
            scenario and its seed. [How to use it](../how-to/lint-a-protocol.md).

            A call is written `class#method`, `new` for a constructor; where the types of arguments are written too, only that
            variant leaks, and a star stands for any letters. Method references and the bodies of lambdas count, and so do the
            methods that a subclass inherits.

            Values are followed through variables, fields, parameters, results and lambdas of all classes that are inspected
            together. They are not followed into other collections (a `HashSet` in a `Map`), through reflection, nor into
            classes outside.

            This page is generated from the sources.
            """;

    private LintPage() {}

    /** Markdown. */
    public static String text() {
        StringBuilder page = new StringBuilder(BEGINNING);
        page.append("\n| kind | why it breaks determinism | use instead |\n| --- | --- | --- |\n");
        for (Kind kind : Kind.values()) {
            String anchor = kind.word().replace(' ', '-').replace("'", "");
            page.append("| [").append(kind.word()).append("](#").append(anchor).append(")");
            page.append(kind.isWarning() ? ", a warning" : "")
                    .append(" | ")
                    .append(kind.why())
                    .append(" | ");
            page.append(kind.instead()).append(" |\n");
        }
        Map<Kind, List<String>> finds = finds();
        for (Kind kind : Kind.values()) {
            page.append("\n## ").append(kind.word()).append("\n\n");
            finds.getOrDefault(kind, List.of())
                    .forEach(found -> page.append("- ").append(found).append('\n'));
        }
        return page.toString();
    }

    private static Map<Kind, List<String>> finds() {
        Map<Kind, List<String>> finds = new EnumMap<>(Kind.class);
        for (Rule rule : Lint.rules(House.empty(Budget.usual()))) {
            rule.finds()
                    .forEach((kind, found) -> finds.computeIfAbsent(kind, none -> new ArrayList<>())
                            .addAll(found));
        }
        return finds;
    }
}
