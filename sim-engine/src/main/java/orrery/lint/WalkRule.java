package orrery.lint;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds walks over what is hashed: loops, streams whose result hangs on their order, copies into lists, and text. A copy
 * that is sorted in the same method is fine.
 */
final class WalkRule implements Rule {

    /** Show the order of what they are called on. */
    static final List<String> WALKS = List.of(
            "iterator",
            "spliterator",
            "forEachOrdered",
            "limit",
            "skip",
            "takeWhile",
            "dropWhile",
            "findFirst",
            "findAny",
            "elements",
            "keys",
            "peek",
            "toArray",
            "toList");

    /** Show it too, unless what they are given does not care: {@code Integer::sum}, {@code toSet()}. */
    static final List<String> WALKS_UNLESS_HEEDLESS = List.of("forEach", "reduce", "max", "min", "collect");

    /** Sums of fractions are rounded, so that their order shows in the last bit. */
    private static final Set<String> SUMS = Set.of("sum", "average", "summaryStatistics");

    /** Show the order of an argument. */
    static final List<CallPattern> COPIES = CallPattern.list(
            "java.util.ArrayList#new",
            "java.util.LinkedList#new",
            "java.util.ArrayDeque#new",
            "java.util.Vector#new",
            "java.util.LinkedHashSet#new",
            "java.util.LinkedHashMap#new",
            "java.util.concurrent.CopyOnWriteArrayList#new",
            "java.util.List#copyOf",
            "java.util.Collections#list|enumeration|max(Collection,Comparator)|min(Collection,Comparator)",
            "java.lang.String#join",
            "org.pcollections.TreePVector#from",
            "org.pcollections.ConsPStack#from",
            "org.pcollections.OrderedPMap#from",
            "org.pcollections.OrderedPSet#from",
            "org.pcollections.Empty#vector|stack|orderedSet");

    /** Take everything out of an argument, in its order if they keep one themselves. */
    private static final Set<String> FILLING = Set.of("addAll", "putAll", "plusAll");

    private static final List<String> KEEPING_ORDER = List.of(
            "java/util/List",
            "java/util/ArrayDeque",
            "java/util/LinkedHashSet",
            "java/util/LinkedHashMap",
            "org/pcollections/OrderedPSet",
            "org/pcollections/OrderedPMap");

    private static final List<CallPattern> SORTS = CallPattern.list(
            "java.util.Collections#sort", "java.util.Arrays#sort|parallelSort", "java.util.*List#sort");

    private final House house;

    WalkRule(House house) {
        this.house = house;
    }

    @Override
    public Map<Kind, List<String>> finds() {
        Map<Kind, List<String>> finds = new EnumMap<>(Kind.class);
        finds.put(
                Kind.HASH_ORDER,
                List.of(
                        "loops over what has a hashed type, or was made as one: " + types(HashOrder.TYPES)
                                + " and their subclasses, but not " + types(HashOrder.ORDERED_TYPES),
                        "loops over what these made, of two elements or more: "
                                + CallPattern.inReference(HashOrder.MAKERS),
                        "calls on these that show their order: " + code(WALKS) + ", `sum` of fractions",
                        "calls on these that show their order unless what they are given is the same in any order, as"
                                + " `Integer::sum` or `Collectors.toSet()`: " + code(WALKS_UNLESS_HEEDLESS),
                        "copies, unless they are sorted in the same method: " + CallPattern.inReference(COPIES)
                                + ", `addAll` and `putAll` of what keeps the order of insertion",
                        "text made of these, and of records in which there are such"));
        return finds;
    }

    private static String types(Collection<String> names) {
        return code(names.stream().map(name -> name.replace('/', '.')).toList());
    }

    private static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    @Override
    public void inspect(Subject subject, Findings findings) {
        for (Body body : subject.bodies()) {
            Set<Integer> sorted = sorted(body);
            for (AbstractInsnNode instruction : body.instructions()) {
                List<Known> written = Texts.madeBy(body, instruction);
                firstHashed(written)
                        .or(() -> firstHashedInside(written))
                        .ifPresent(origin -> add(body, instruction, "text", origin, findings));
                if (instruction instanceof MethodInsnNode call) {
                    inspect(body, call, sorted, findings);
                }
            }
        }
    }

    /** The instructions that made what is sorted somewhere in the method. */
    private static Set<Integer> sorted(Body body) {
        Set<Integer> sorted = new TreeSet<>();
        for (AbstractInsnNode instruction : body.instructions()) {
            if (instruction instanceof MethodInsnNode call && CallPattern.anyMeans(SORTS, Call.of(call))) {
                sorted.add(body.maker(body.inputs(call).getFirst()));
            }
        }
        return sorted;
    }

    private void inspect(Body body, MethodInsnNode instruction, Set<Integer> sorted, Findings findings) {
        Call call = Call.of(instruction);
        List<Known> inputs = body.inputs(instruction);
        Optional<Origin> walked = walked(call, inputs);
        int copy = call.isConstructor() || isFilling(call)
                ? body.maker(inputs.getFirst())
                : body.method().instructions.indexOf(instruction);
        if (walked.isPresent() && !sorted.contains(copy)) {
            String how = call.isConstructor() || call.isStatic() ? call.text() : call.name();
            add(body, instruction, how, walked.get(), findings);
        }
    }

    /** What a call walks over in hash order, if it does. */
    private Optional<Origin> walked(Call call, List<Known> inputs) {
        if (CallPattern.anyMeans(COPIES, call) || (isFilling(call) && keepsOrder(inputs.getFirst()))) {
            return firstHashed(call.isStatic() ? inputs : inputs.subList(1, inputs.size()));
        }
        if (call.isStatic() || call.isConstructor() || inputs.getFirst().hashed() == null) {
            return Optional.empty();
        }
        boolean walks = WALKS.contains(call.name())
                || (WALKS_UNLESS_HEEDLESS.contains(call.name()) && heeds(inputs))
                || (SUMS.contains(call.name()) && call.isTo("java/util/stream/DoubleStream"));
        return walks ? firstHashed(inputs.subList(0, 1)) : Optional.empty();
    }

    private static boolean isFilling(Call call) {
        return !call.isStatic() && FILLING.contains(call.name());
    }

    private boolean keepsOrder(Known collection) {
        return KEEPING_ORDER.stream().anyMatch(kind -> house.shapes().isA(collection.className(), kind));
    }

    /** The largest number of a stream is the same in any order; that of a comparator may be one of several. */
    private static boolean heeds(List<Known> inputs) {
        return inputs.size() > 1 && inputs.stream().skip(1).noneMatch(Known::heedless);
    }

    private static Optional<Origin> firstHashed(List<Known> values) {
        return values.stream()
                .flatMap(value -> Optional.ofNullable(value.hashed()).stream())
                .findFirst();
    }

    private Optional<Origin> firstHashedInside(List<Known> values) {
        return values.stream()
                .flatMap(value -> house.order().inTextOf(value.className()).stream())
                .findFirst();
    }

    private static void add(Body body, AbstractInsnNode instruction, String how, Origin origin, Findings findings) {
        findings.add(
                body,
                instruction,
                Kind.HASH_ORDER,
                how + " of " + origin.seenFrom(body.lines().place(instruction)));
    }
}
