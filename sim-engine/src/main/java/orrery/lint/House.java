package orrery.lint;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * All that is known of the classes that are inspected together.
 *
 * @param shapes what they declare
 * @param facts what flows between them
 */
record House(Shapes shapes, Facts facts, HashOrder order, Budget budget) {

    static House empty(Budget budget) {
        Shapes shapes = new Shapes(budget);
        Facts facts = new Facts(budget);
        return new House(shapes, facts, new HashOrder(shapes, facts), budget);
    }

    /** The field that an instruction reads or writes, by the class that declares it. */
    FieldRef field(FieldInsnNode access) {
        boolean isStatic = access.getOpcode() == Opcodes.GETSTATIC || access.getOpcode() == Opcodes.PUTSTATIC;
        String owner = shapes.ancestry(access.owner).stream()
                .filter(ancestor -> shapes.find(ancestor)
                        .filter(shape -> shape.fields().containsKey(access.name))
                        .isPresent())
                .findFirst()
                .orElse(access.owner);
        return new FieldRef(owner, access.name, isStatic);
    }

    /** The facts that say what a call answers; none if its method is not inspected. */
    List<String> results(Call call) {
        return inspectedDeclarer(call)
                .map(owner -> List.of(Facts.result(owner, call.method())))
                .orElse(List.of());
    }

    /** The inspected class whose method a call runs, as far as the call itself tells. */
    Optional<String> inspectedDeclarer(Call call) {
        return shapes.declarer(call.owner(), call.method())
                .filter(Shape::inspected)
                .map(Shape::name);
    }

    /** The method that a lambda or a method reference stands for. */
    static Optional<Handle> method(InvokeDynamicInsnNode dynamic) {
        return dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                        && dynamic.bsmArgs.length > 1
                        && dynamic.bsmArgs[1] instanceof Handle handle
                ? Optional.of(handle)
                : Optional.empty();
    }
}
