package orrery.lint;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The classes that are inspected and those that they use, as far as they are known: the JDK, the simulator's and the
 * libraries beside it. Classes are read, never loaded.
 */
final class Shapes {

    private static final Pattern ORDINARY_NAME = Pattern.compile("(java|javax|orrery|org/pcollections)/[\\w$/]+");

    /** Looking for a class that is not there takes a while. */
    private static final int COST_OF_LOOKING = 20_000;

    /** What is kept counts by its memory. */
    private static final int COST_OF_KEEPING = 100;

    private final Map<String, Optional<Shape>> shapes = new TreeMap<>();
    private final Map<String, List<String>> ancestors = new TreeMap<>();
    private final Budget budget;

    Shapes(Budget budget) {
        this.budget = budget;
    }

    /** Of several classes of one name, as in a jar for several versions of Java, the first counts. */
    void add(Shape inspected) {
        shapes.putIfAbsent(inspected.name(), Optional.of(inspected));
    }

    /** All that are inspected, by name. */
    List<Shape> inspected() {
        return shapes.values().stream()
                .flatMap(Optional::stream)
                .filter(Shape::inspected)
                .toList();
    }

    Optional<Shape> find(String name) {
        budget.spend(1);
        Optional<Shape> known = shapes.get(name);
        if (known == null) {
            known = lookUp(name);
            shapes.put(name, known);
        }
        return known;
    }

    private Optional<Shape> lookUp(String name) {
        if (!ORDINARY_NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        budget.spend(COST_OF_LOOKING);
        try (InputStream in = Shapes.class.getResourceAsStream("/" + name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(Shape.read(in.readAllBytes(), false));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a JDK newer than ASM: what it is made of stays unknown
        }
    }

    /** A class, its superclasses and interfaces, nearest first; those of unknown classes are missing. */
    List<String> ancestry(String name) {
        List<String> known = ancestors.get(name);
        if (known == null) {
            known = findAncestry(name);
            ancestors.put(name, known);
        }
        budget.spend(known.size());
        return known;
    }

    private List<String> findAncestry(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(name));
        while (!next.isEmpty()) {
            String one = next.removeFirst();
            budget.spend(COST_OF_KEEPING);
            if (found.add(one)) {
                find(one).ifPresent(shape -> {
                    shape.superName().ifPresent(next::addLast);
                    next.addAll(shape.interfaces());
                });
            }
        }
        return List.copyOf(found);
    }

    boolean isA(String name, String ancestor) {
        return ancestry(name).contains(ancestor);
    }

    boolean isInspected(String name) {
        return find(name).filter(Shape::inspected).isPresent();
    }

    /** The class whose method a call runs, if the object is of the very class that the call is written to. */
    Optional<Shape> declarer(String owner, String method) {
        for (String ancestor : ancestry(owner)) {
            Optional<Shape> shape = find(ancestor);
            if (shape.filter(one -> one.methods().containsKey(method)).isPresent()) {
                return shape;
            }
        }
        return Optional.empty();
    }

    /** The inspected classes, among a class and its ancestors, to whose method a call may be written when this one runs. */
    List<String> declarers(String owner, String method) {
        List<String> found = new ArrayList<>();
        for (String ancestor : ancestry(owner)) {
            find(ancestor)
                    .filter(shape -> shape.inspected() && shape.methods().containsKey(method))
                    .ifPresent(shape -> found.add(shape.name()));
        }
        return found;
    }

    Optional<Shape.Member> field(String owner, String name) {
        return ancestry(owner).stream()
                .flatMap(ancestor -> find(ancestor).stream())
                .flatMap(shape -> Optional.ofNullable(shape.fields().get(name)).stream())
                .findFirst();
    }
}
