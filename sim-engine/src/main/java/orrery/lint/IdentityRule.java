package orrery.lint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds identity that becomes a value: hash codes that are used as numbers, default texts, and objects without a hash
 * code of their own that become keys. What is asked of a hash table stays inside of it: {@code hashCode} methods are
 * left alone.
 */
final class IdentityRule implements Rule {

    private static final String HASH_CODE = "hashCode()I";

    /** Hash their arguments, or the elements of an array. */
    static final List<CallPattern> HASHERS =
            CallPattern.list("java.util.Objects#hash|hashCode", "java.util.Arrays#hashCode|deepHashCode");

    private static final Set<String> ANYTHING = Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");
    private static final Set<String> INSERTIONS =
            Set.of("add", "put", "putIfAbsent", "computeIfAbsent", "compute", "merge");

    private final House house;
    private final Stability hashes;
    private final Stability texts;

    IdentityRule(House house) {
        this.house = house;
        hashes = Stability.ofHash(house);
        texts = Stability.ofText(house);
    }

    @Override
    public Map<Kind, List<String>> finds() {
        Map<Kind, List<String>> finds = new EnumMap<>(Kind.class);
        finds.put(
                Kind.IDENTITY,
                List.of(
                        "hash codes that are used outside of a method `hashCode`, of arrays, enums, classes without a"
                                + " `hashCode` of their own, records and sealed types in which there are such, and of"
                                + " whatever has only the type `Object`, `Record` or `Enum`: by `hashCode()` and by "
                                + CallPattern.inReference(HASHERS),
                        "text made of arrays, of objects without a `toString` of their own, and of records in which"
                                + " there are such",
                        "arrays, and objects without a `hashCode` of their own, that are put into a hashed collection"
                                + " as keys"));
        return finds;
    }

    @Override
    public void inspect(Subject subject, Findings findings) {
        for (Body body : subject.bodies()) {
            boolean hashing = (body.method().name + body.method().desc).equals(HASH_CODE);
            for (AbstractInsnNode instruction : body.instructions()) {
                Optional<String> found = first(Texts.madeBy(body, instruction), this::text);
                if (found.isEmpty() && !hashing) {
                    found = first(hashedBy(body, instruction), this::hash);
                }
                if (found.isEmpty()) {
                    found = key(body, instruction);
                }
                found.ifPresent(what -> findings.add(body, instruction, Kind.IDENTITY, what));
            }
        }
    }

    private static Optional<String> first(List<Known> values, Function<Known, Optional<String>> objection) {
        return values.stream().flatMap(value -> objection.apply(value).stream()).findFirst();
    }

    /** The values of which an instruction makes a hash code. */
    private static List<Known> hashedBy(Body body, AbstractInsnNode instruction) {
        return switch (instruction) {
            case MethodInsnNode node -> {
                Call call = Call.of(node);
                List<Known> inputs = body.inputs(node);
                if (call.method().equals(HASH_CODE) && !call.isStatic()) {
                    yield inputs;
                }
                if (!CallPattern.anyMeans(HASHERS, call)) {
                    yield List.of();
                }
                yield inputs.getFirst().isArray() ? elements(body, inputs.getFirst()) : inputs;
            }
            case InvokeDynamicInsnNode dynamic -> {
                Handle method = House.method(dynamic).orElse(null);
                yield method != null && Call.of(method).method().equals(HASH_CODE)
                        ? List.of(Known.of(Type.getObjectType(method.getOwner())))
                        : List.of();
            }
            default -> List.of();
        };
    }

    /** What is known to be in an array, or may be by its type. */
    private static List<Known> elements(Body body, Known array) {
        Type element = Type.getType(array.className().substring(1));
        return element.equals(Known.OBJECT) ? body.elements(array) : List.of(Known.of(element));
    }

    private Optional<String> hash(Known value) {
        if (value.isReference() && ANYTHING.contains(value.className())) {
            return Optional.of("the hash of any " + Call.typeText(value.className()));
        }
        return hashes.objection(signature(value));
    }

    private Optional<String> text(Known value) {
        return texts.objection(signature(value));
    }

    /** With its generic arguments, where a field was declared with them. */
    private String signature(Known value) {
        String descriptor = value.type().getDescriptor();
        if (value.field() == null) {
            return descriptor;
        }
        return house.shapes()
                .field(value.field().owner(), value.field().name())
                .filter(field -> field.descriptor().equals(descriptor))
                .map(Shape.Member::signature)
                .orElse(descriptor);
    }

    /** What has an equality of its own may be a key as long as it is only asked, an enum too. */
    private Optional<String> key(Body body, AbstractInsnNode instruction) {
        if (!(instruction instanceof MethodInsnNode node) || !INSERTIONS.contains(node.name)) {
            return Optional.empty();
        }
        List<Known> inputs = body.inputs(node);
        if (inputs.size() < 2 || !house.order().isHashed(inputs.getFirst().className())) {
            return Optional.empty();
        }
        Known key = inputs.get(1);
        Optional<String> wrong = key.isArray()
                ? hashes.objection(key.className())
                : house.shapes().find(key.className()).filter(Shape::inspected).flatMap(hashes::objectionToItself);
        return wrong.map(what -> what + ", as a key");
    }
}
