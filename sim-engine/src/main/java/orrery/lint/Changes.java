package orrery.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Where a collection, an array or an object changes in place. */
final class Changes {

    private static final Set<String> MUTATORS = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "append",
            "clear",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "flip",
            "insert",
            "merge",
            "offer",
            "offerFirst",
            "offerLast",
            "poll",
            "pollFirst",
            "pollLast",
            "pop",
            "push",
            "put",
            "putAll",
            "putFirst",
            "putIfAbsent",
            "putLast",
            "remove",
            "removeAll",
            "removeFirst",
            "removeIf",
            "removeLast",
            "replace",
            "replaceAll",
            "retainAll",
            "set",
            "setLength",
            "sort",
            "update");

    private static final Set<String> MUTABLE = Set.of(
            "java/util/Collection",
            "java/util/Map",
            "java/util/BitSet",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/util/zip/Checksum");

    /** Change their first argument. */
    private static final List<CallPattern> CHANGERS = CallPattern.list(
            "java.util.Collections#addAll|fill|reverse|rotate|shuffle|sort|swap",
            "java.util.Arrays#fill|setAll|sort|parallelSort|parallelSetAll|parallelPrefix");

    private final Shapes shapes;

    Changes(Shapes shapes) {
        this.shapes = shapes;
    }

    /** What an instruction changes in place. */
    Optional<Known> changed(Body body, AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            return Optional.of(body.top(instruction, 3).getFirst());
        }
        if (opcode == Opcodes.PUTFIELD) {
            return Optional.of(body.top(instruction, 2).getFirst());
        }
        if (!(instruction instanceof MethodInsnNode node) || node.name.equals("<init>")) {
            return Optional.empty();
        }
        Call call = Call.of(node);
        List<Known> inputs = body.inputs(node);
        if (CallPattern.anyMeans(CHANGERS, call)) {
            return Optional.of(inputs.get(0));
        }
        if (call.isTo("java/lang/System") && call.name().equals("arraycopy")) {
            return Optional.of(inputs.get(2));
        }
        return !call.isStatic() && MUTATORS.contains(call.name()) && isOfTheJdk(call)
                ? Optional.of(inputs.get(0))
                : Optional.empty();
    }

    /** A persistent collection may have a method of the same name, which answers with another collection. */
    private boolean isOfTheJdk(Call call) {
        return shapes.declarer(call.owner(), call.method())
                .filter(declarer -> declarer.name().startsWith("java/"))
                .filter(declarer -> MUTABLE.stream().anyMatch(kind -> shapes.isA(declarer.name(), kind)))
                .isPresent();
    }
}
