package orrery.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The inspected classes whose objects must be values: nodes, the messages and timers that are named where a node or a
 * protocol says what it is a node or a protocol of, and whatever these consist of.
 */
final class Values {

    private static final String NODE = "orrery/api/Node";
    private static final String PROTOCOL = "orrery/api/Protocol";

    private static final Pattern CLASS_NAME = Pattern.compile("L([^;<]+)[;<]");

    private final Shapes shapes;
    private final Set<String> names = new TreeSet<>();

    Values(Shapes shapes) {
        this.shapes = shapes;
        Map<String, List<Shape>> subtypes = new TreeMap<>();
        Deque<Shape> next = new ArrayDeque<>();
        for (Shape shape : shapes.inspected()) {
            Stream.concat(shape.superName().stream(), shape.interfaces().stream())
                    .forEach(type -> subtypes.computeIfAbsent(type, none -> new ArrayList<>())
                            .add(shape));
            if (isNode(shape) || isProtocol(shape)) {
                next.add(shape);
            }
        }
        while (!next.isEmpty()) {
            Shape shape = next.removeFirst();
            if (names.add(shape.name())) {
                next.addAll(subtypes.getOrDefault(shape.name(), List.of()));
                next.addAll(mentioned(shape));
            }
        }
    }

    boolean isNode(Shape shape) {
        return shapes.isA(shape.name(), NODE);
    }

    private boolean isProtocol(Shape shape) {
        return shapes.isA(shape.name(), PROTOCOL);
    }

    /** Whether its objects, or what they hold, are kept from step to step. */
    boolean contains(String className) {
        return names.contains(className);
    }

    /** The classes in what a class says that it extends, and in the types of its fields. */
    private List<Shape> mentioned(Shape shape) {
        Stream<String> ofFields = shape.fields().values().stream()
                .filter(field -> !field.isStatic())
                .map(Shape.Member::signature);
        return Stream.concat(Stream.ofNullable(shape.signature()), ofFields)
                .flatMap(signature -> CLASS_NAME.matcher(signature).results())
                .flatMap(found -> shapes.find(found.group(1)).stream())
                .filter(Shape::inspected)
                .toList();
    }
}
