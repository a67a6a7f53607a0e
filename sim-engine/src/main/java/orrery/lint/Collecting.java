package orrery.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What collectors make of a stream, and which functions and collectors do not care in what order they are fed. */
final class Collecting {

    private static final String COLLECTORS = "java/util/stream/Collectors";

    private static final List<CallPattern> HEEDLESS_FUNCTIONS = CallPattern.list(
            "*#compareTo",
            "java.lang.Integer#sum|max|min|compare|compareUnsigned",
            "java.lang.Long#sum|max|min|compare|compareUnsigned",
            "java.lang.Short#compare",
            "java.lang.Byte#compare",
            "java.lang.Character#compare",
            "java.lang.Double#max|min|compare",
            "java.lang.Boolean#compare|logical*",
            "java.lang.Math#max|min|addExact|multiplyExact",
            "java.math.BigInteger#add|multiply|and|or|xor|max|min",
            "java.util.BitSet#set|clear",
            "java.util.Enum*#add|put|remove",
            "java.util.HashMap#put|remove",
            "java.util.HashSet#add|remove",
            "java.util.Sorted*#add|put|remove",
            "java.util.Navigable*#add|put|remove",
            "java.util.Tree*#add|put|remove",
            "java.util.Comparator#naturalOrder|reverseOrder",
            "java.util.Collections#reverseOrder()");

    private static final List<CallPattern> HEEDLESS_COLLECTORS = CallPattern.list(
            "java.util.stream.Collectors#toSet|toUnmodifiableSet|toMap|toUnmodifiableMap|toConcurrentMap|counting",
            "java.util.stream.Collectors#summingInt|summingLong|summarizingInt|summarizingLong",
            "java.util.stream.Collectors#averagingInt|averagingLong");

    /** As heedless as the collectors and comparators that they are given, of which there must be one. */
    private static final List<CallPattern> PASSING_COLLECTORS = CallPattern.list(
            "java.util.stream.Collectors#groupingBy|groupingByConcurrent|partitioningBy|mapping|filtering|flatMapping",
            "java.util.stream.Collectors#collectingAndThen|teeing|minBy|maxBy|reducing");

    private static final List<String> HEEDLESS_COLLECTIONS =
            List.of("java/util/SortedSet", "java/util/SortedMap", "java/util/EnumSet", "java/util/EnumMap");

    private final HashOrder order;
    private final Shapes shapes;
    private final Facts facts;

    Collecting(HashOrder order, Shapes shapes, Facts facts) {
        this.order = order;
        this.shapes = shapes;
        this.facts = facts;
    }

    boolean isCollector(Call call) {
        return call.owner().equals(COLLECTORS);
    }

    /** Why what a collector makes is walked in hash order, if it is. */
    @Nullable
    Origin collected(Call call, List<Known> inputs, String place) {
        return switch (call.name()) {
            case "toCollection" -> supplied(inputs.get(0), place);
            case "groupingBy" -> supplied(inputs.get(1), place);
            case "toMap" -> supplied(inputs.get(3), place);
            case "mapping", "filtering", "flatMapping" -> inputs.get(1).hashed();
            case "collectingAndThen" -> inputs.get(0).hashed();
            default -> null;
        };
    }

    /** Why what a function makes is walked in hash order, if it is. */
    @Nullable
    Origin supplied(Known supplier, String place) {
        Handle function = supplier.function();
        if (function == null) {
            return null;
        }
        Type made = made(function);
        return order.isHashed(made.getInternalName())
                ? new Origin("a " + Call.typeText(made.getInternalName()), place)
                : facts.hashed(Facts.result(function.getOwner(), function.getName() + function.getDesc()))
                        .orElse(null);
    }

    private static Type made(Handle function) {
        return function.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? Type.getObjectType(function.getOwner())
                : Type.getReturnType(function.getDesc());
    }

    /** Whether the result of a function is the same in whatever order it is fed. */
    boolean isHeedless(Handle function) {
        return CallPattern.anyMeans(HEEDLESS_FUNCTIONS, Call.of(function)) || makesHeedless(made(function));
    }

    private boolean makesHeedless(Type type) {
        return type.getSort() == Type.OBJECT
                && (order.isHashed(type.getInternalName())
                        || HEEDLESS_COLLECTIONS.stream()
                                .anyMatch(sorted -> shapes.isA(type.getInternalName(), sorted)));
    }

    /** Whether what a call answers is a function or a collector whose result is the same in whatever order it is fed. */
    boolean isHeedless(Call call, List<Known> inputs) {
        if (!isCollector(call)) {
            return call.descriptor().endsWith(")Ljava/util/Comparator;")
                    && CallPattern.anyMeans(HEEDLESS_FUNCTIONS, call);
        }
        if (call.name().equals("toCollection")) {
            return inputs.get(0).heedless();
        }
        if (CallPattern.anyMeans(PASSING_COLLECTORS, call)) {
            return isPassedHeedlessOnly(call, inputs);
        }
        return CallPattern.anyMeans(HEEDLESS_COLLECTORS, call);
    }

    private static boolean isPassedHeedlessOnly(Call call, List<Known> inputs) {
        Type[] types = Type.getArgumentTypes(call.descriptor());
        boolean any = false;
        for (int at = 0; at < types.length; at++) {
            switch (types[at].getInternalName()) {
                case "java/util/stream/Collector", "java/util/Comparator", "java/util/function/BinaryOperator" -> {
                    if (!inputs.get(at).heedless()) {
                        return false;
                    }
                    any = true;
                }
                default -> {
                    // classifiers, mappers and factories see one element at a time
                }
            }
        }
        return any;
    }
}
