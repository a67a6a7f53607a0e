package orrery.lint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Finds nodes, messages and parts of them that are no values: fields that change, components that can be changed. */
final class NodeRule implements Rule {

    /** Interfaces and classes that have no immutable objects, beside the collections of {@code java.util}. */
    private static final Set<String> ALWAYS_MUTABLE = Set.of(
            "java/lang/StringBuffer",
            "java/lang/StringBuilder",
            "java/util/BitSet",
            "java/util/Date",
            "java/util/Deque",
            "java/util/Iterator",
            "java/util/Queue",
            "java/util/Random",
            "java/util/stream/BaseStream");

    private static final List<String> COLLECTIONS = List.of("java/util/Collection", "java/util/Map");

    private final Shapes shapes;
    private final Values values;
    private final Changes changes;

    NodeRule(House house) {
        this.shapes = house.shapes();
        this.values = new Values(shapes);
        this.changes = new Changes(shapes);
    }

    @Override
    public Map<Kind, List<String>> finds() {
        Map<Kind, List<String>> finds = new EnumMap<>(Kind.class);
        finds.put(
                Kind.NODE_STATE,
                List.of(
                        "fields that are not final, in nodes, protocols, messages, timers, and in whatever these"
                                + " consist of",
                        "components of records and fields of nodes among them that are arrays or have a type that is"
                                + " always mutable, as `ArrayList` or `HashMap`",
                        "arrays and collections in fields of all these that are written to, except in the constructor"));
        return finds;
    }

    @Override
    public void inspect(Subject subject, Findings findings) {
        if (values.contains(subject.name()) && !subject.shape().isEnum()) {
            inspectFields(subject, findings);
        }
        for (Body body : subject.bodies()) {
            for (AbstractInsnNode instruction : body.instructions()) {
                changes.changed(body, instruction)
                        .map(Known::field)
                        .filter(field -> isKept(field, body))
                        .ifPresent(field -> findings.add(
                                body, instruction, Kind.NODE_STATE, field + ", whose content changes in place"));
            }
        }
    }

    private void inspectFields(Subject subject, Findings findings) {
        Map<String, Integer> writes = subject.linesOfWrites();
        boolean showsFields = subject.shape().isRecord() || values.isNode(subject.shape());
        for (Shape.Member field : subject.shape().fields().values()) {
            if (field.isStatic() || field.isSynthetic()) {
                continue;
            }
            FieldRef ref = new FieldRef(subject.name(), field.name(), false);
            Optional<String> mutable = mutable(field.descriptor());
            if (!field.isFinal()) {
                int line = writes.getOrDefault(field.name(), 0);
                findings.add(subject, line, Kind.NODE_STATE, ref + ", which is not final");
            } else if (showsFields && mutable.isPresent()) {
                int line = subject.lineOfConstructor();
                findings.add(subject, line, Kind.NODE_STATE, ref + ", which is " + mutable.get());
            }
        }
    }

    /** Whoever builds an object may fill what it holds. */
    private boolean isKept(FieldRef field, Body body) {
        boolean isBuilding =
                body.method().name.equals("<init>") && body.type().name.equals(field.owner());
        return !field.isStatic() && !isBuilding && values.contains(field.owner());
    }

    /** What objects of a type are, if they can always be changed. */
    private Optional<String> mutable(String descriptor) {
        Type type = Type.getType(descriptor);
        if (type.getSort() == Type.ARRAY) {
            return Optional.of("an array");
        }
        String name = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
        boolean isCollection = name.startsWith("java/util/")
                && COLLECTIONS.stream().anyMatch(collection -> shapes.isA(name, collection))
                && shapes.find(name).filter(shape -> !shape.isInterface()).isPresent();
        boolean isMutable = isCollection || ALWAYS_MUTABLE.stream().anyMatch(other -> shapes.isA(name, other));
        return isMutable ? Optional.of("always mutable (" + Call.typeText(name) + ")") : Optional.empty();
    }
}
