package orrery.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Gathers leaks: of one kind one on each line, the first that is found. */
final class Findings {

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private final Map<String, Leak> leaks = new TreeMap<>();
    private final Budget budget;

    Findings(Budget budget) {
        this.budget = budget;
    }

    void add(Body body, AbstractInsnNode instruction, Kind kind, String what) {
        add(
                body.type().name,
                body.method().name,
                Lines.file(body.type()),
                body.lines().line(instruction),
                kind,
                what);
    }

    /** A leak that is a whole method's. */
    void add(Body body, Kind kind, String what) {
        add(
                body.type().name,
                body.method().name,
                Lines.file(body.type()),
                body.lines().first(),
                kind,
                what);
    }

    /** A leak that is a field's. */
    void add(Subject subject, int line, Kind kind, String what) {
        add(subject.name(), "", Lines.file(subject.type()), line, kind, what);
    }

    private void add(String className, String method, String file, int line, Kind kind, String what) {
        String name = Printable.text(className.replace('/', '.'));
        String key = name + ":" + kind + ":" + (line > 0 ? line : method + what);
        if (!leaks.containsKey(key)) {
            budget.found();
            leaks.put(key, new Leak(name, aroundLambda(Printable.text(method)), file, line, kind, what));
        }
    }

    private static String aroundLambda(String method) {
        Matcher lambda = LAMBDA.matcher(method);
        if (!lambda.matches()) {
            return method;
        }
        return switch (lambda.group(1)) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> lambda.group(1);
        };
    }

    /** By class, then by line. */
    List<Leak> inOrder() {
        List<Leak> ordered = new ArrayList<>(leaks.values());
        ordered.sort(null);
        return List.copyOf(ordered);
    }
}
