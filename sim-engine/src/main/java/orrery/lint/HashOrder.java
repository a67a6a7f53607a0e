package orrery.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Which types and calls bring hash order in, and which calls hand it on. */
final class HashOrder {

    /** Walked in hash order, with all their subclasses but the ordered ones. */
    static final List<String> TYPES = List.of(
            "java/util/HashMap",
            "java/util/HashSet",
            "java/util/Hashtable",
            "java/util/IdentityHashMap",
            "java/util/WeakHashMap",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentHashMap$KeySetView",
            "org/pcollections/HashPMap",
            "org/pcollections/MapPSet",
            "org/pcollections/MapPBag");

    static final List<String> ORDERED_TYPES = List.of("java/util/LinkedHashMap", "java/util/LinkedHashSet");

    /** What they make is walked in hash order. With one element or none there is but one order: those are not listed. */
    static final List<CallPattern> MAKERS = CallPattern.list(
            "java.util.Set#copyOf|of(Object[])|of(Object,*)",
            "java.util.Map#copyOf|ofEntries|of(Object,Object,*)",
            "java.util.stream.Collectors#toSet|toUnmodifiableSet|toUnmodifiableMap|toConcurrentMap",
            "java.util.stream.Collectors#toMap(Function,Function)|toMap(Function,Function,BinaryOperator)",
            "java.util.stream.Collectors#groupingBy(Function)|groupingBy(Function,Collector)|groupingByConcurrent",
            "org.pcollections.HashTreePMap#*",
            "org.pcollections.HashTreePSet#*",
            "org.pcollections.HashTreePBag#*",
            "org.pcollections.Empty#map|set|bag");

    /** What they answer has the order of what they are called on. */
    private static final Set<String> VIEWS = Set.of(
            "keySet",
            "values",
            "entrySet",
            "stream",
            "parallelStream",
            "clone",
            "filter",
            "map",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "mapToObj",
            "mapMulti",
            "flatMap",
            "flatMapToInt",
            "flatMapToLong",
            "flatMapToDouble",
            "boxed",
            "asLongStream",
            "asDoubleStream",
            "distinct",
            "unordered",
            "parallel",
            "sequential",
            "onClose",
            "plus",
            "plusAll",
            "minus",
            "minusAll",
            "intersect");

    /** What they answer has the order of what they are given. */
    private static final List<CallPattern> WRAPPERS = CallPattern.list(
            "java.util.Collections#unmodifiable*|synchronized*|checked*|newSetFromMap",
            "java.util.stream.*Stream#concat",
            "java.util.stream.StreamSupport#stream",
            "java.util.Objects#requireNonNull*");

    private final Shapes shapes;
    private final Facts facts;
    private final Collecting collecting;

    HashOrder(Shapes shapes, Facts facts) {
        this.shapes = shapes;
        this.facts = facts;
        this.collecting = new Collecting(this, shapes, facts);
    }

    /** Whether objects of this class are walked in hash order. */
    boolean isHashed(String className) {
        for (String ancestor : shapes.ancestry(className)) {
            if (ORDERED_TYPES.contains(ancestor)) {
                return false;
            }
            if (TYPES.contains(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** A value of which nothing but its declared type is known. */
    Known declared(Type type, String place) {
        Known value = Known.of(type);
        return type.getSort() == Type.OBJECT && isHashed(type.getInternalName())
                ? value.hashedBy(new Origin("a " + Call.typeText(type.getInternalName()), place))
                : value;
    }

    Collecting collecting() {
        return collecting;
    }

    /**
     * What a call answers.
     *
     * @param inputs the object that it is called on, unless it is static, and then the arguments
     */
    Known result(Call call, List<Known> inputs, String place) {
        Known declared = declared(call.result(), place);
        if (CallPattern.anyMeans(MAKERS, call)) {
            declared = declared.hashedBy(new Origin("what " + call.text() + " made", place));
        } else if (collecting.isCollector(call)) {
            declared = declared.hashedBy(collecting.collected(call, inputs, place));
        } else if (declared.hashed() == null) {
            declared = declared.hashedBy(handedOn(call, inputs, place));
        }
        return declared.heedless(collecting.isHeedless(call, inputs));
    }

    private @Nullable Origin handedOn(Call call, List<Known> inputs, String place) {
        if (call.isStatic()) {
            return CallPattern.anyMeans(WRAPPERS, call) ? firstHashed(inputs) : null;
        }
        if (call.name().equals("collect") && call.isTo("java/util/stream/Stream") && inputs.size() == 2) {
            return inputs.get(1).hashed();
        }
        if (call.name().equals("computeIfAbsent") && shapes.isA(call.owner(), "java/util/Map")) {
            return collecting.supplied(inputs.get(2), place);
        }
        return VIEWS.contains(call.name()) ? inputs.getFirst().hashed() : null;
    }

    private static @Nullable Origin firstHashed(List<Known> inputs) {
        for (Known input : inputs) {
            if (input.hashed() != null) {
                return input.hashed();
            }
        }
        return null;
    }

    /** Why the text that the compiler writes for a record is in hash order: what in it is. */
    Optional<Origin> inTextOf(String record) {
        return inTextOf(record, new TreeSet<>());
    }

    private Optional<Origin> inTextOf(String record, Set<String> seen) {
        Optional<Shape> shape = shapes.find(record)
                .filter(known -> known.inspected() && known.isRecord() && seen.add(record))
                .filter(known -> !known.methods().containsKey("toString()Ljava/lang/String;"));
        for (Shape.Member component : shape.map(Shape::components).orElse(List.of())) {
            Type type = Type.getType(component.descriptor());
            if (type.getSort() == Type.OBJECT) {
                Optional<Origin> hashed = Optional.ofNullable(
                                declared(type, Origin.ANYWHERE).hashed())
                        .or(() -> facts.hashed(Facts.field(record, component.name())))
                        .or(() -> inTextOf(type.getInternalName(), seen));
                if (hashed.isPresent()) {
                    return hashed;
                }
            }
        }
        return Optional.empty();
    }
}
