package orrery.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether what the objects of a type answer, to {@code hashCode} or to {@code toString}, is the same in every run. What
 * the compiler writes for a record is as stable as the components; what people write is trusted, since it is inspected
 * itself.
 */
final class Stability {

    private static final Pattern CLASS_NAME = Pattern.compile("L([^;<]+)[;<]");
    private static final int COST_OF_A_CLASS = 1_000;

    /** Their own answer is that of {@link Object}. */
    private static final List<String> ROOTS = List.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

    private final House house;
    private final String method;
    private final String word;
    private final boolean ofEnums;

    private Stability(House house, String method, String word, boolean ofEnums) {
        this.house = house;
        this.method = method;
        this.word = word;
        this.ofEnums = ofEnums;
    }

    static Stability ofHash(House house) {
        return new Stability(house, "hashCode()I", "hash", false);
    }

    /** The text of an enum is its name. */
    static Stability ofText(House house) {
        return new Stability(house, "toString()Ljava/lang/String;", "text", true);
    }

    /**
     * What is wrong with a type.
     *
     * @param signature the type as in class files, with its generic arguments if they are known
     * @return as in {@code the hash of enum Vote}; empty if nothing is known to be wrong
     */
    Optional<String> objection(String signature) {
        return objection(signature, new TreeSet<>());
    }

    private Optional<String> objection(String signature, Set<String> seen) {
        if (signature.startsWith("[")) {
            return Optional.of("the " + word + " of an array");
        }
        return CLASS_NAME
                .matcher(signature)
                .results()
                .map(found -> found.group(1))
                .filter(seen::add)
                .flatMap(name -> house.shapes().find(name).stream())
                .flatMap(shape -> objection(shape, seen).stream())
                .findFirst();
    }

    private Optional<String> objection(Shape shape, Set<String> seen) {
        house.budget().spend(COST_OF_A_CLASS);
        if (shape.isEnum()) {
            return ofEnums ? Optional.empty() : Optional.of("the " + word + " of enum " + Call.typeText(shape.name()));
        }
        Optional<String> wrong = objectionToItself(shape);
        return wrong.isEmpty() && (isRoots(shape) || shape.isInterface()) ? objectionToParts(shape, seen) : wrong;
    }

    /** What is wrong with the objects of this very class: that the answer is {@link Object}'s. */
    Optional<String> objectionToItself(Shape shape) {
        boolean isJudged = !shape.isEnum() && !shape.isRecord() && !shape.isAbstract() && !ROOTS.contains(shape.name());
        return isJudged && isRoots(shape)
                ? Optional.of("the " + word + " of " + Call.typeText(shape.name()) + ", which has no "
                        + method.substring(0, method.indexOf('(')) + " of its own")
                : Optional.empty();
    }

    private boolean isRoots(Shape shape) {
        return house.shapes()
                .declarer(shape.name(), method)
                .filter(declarer -> ROOTS.contains(declarer.name()))
                .isPresent();
    }

    /** A sealed type is what it permits, a record what it consists of. */
    private Optional<String> objectionToParts(Shape shape, Set<String> seen) {
        return Stream.concat(
                        shape.permitted().stream().map(name -> "L" + name + ";"),
                        shape.components().stream().map(Shape.Member::signature))
                .flatMap(signature -> objection(signature, seen).stream())
                .findFirst();
    }
}
