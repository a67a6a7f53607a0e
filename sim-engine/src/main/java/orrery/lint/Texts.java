package orrery.lint;

import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Where values become text. */
final class Texts {

    private static final List<CallPattern> WRITERS = CallPattern.list(
            "java.lang.String#valueOf(Object)",
            "java.util.Objects#toString",
            "java.lang.StringBuilder#append(Object)",
            "java.lang.StringBuffer#append(Object)",
            "java.io.PrintStream#print(Object)|println(Object)");

    private static final List<CallPattern> FORMATTERS = CallPattern.list("java.lang.String#format|formatted");

    private Texts() {}

    /** The values that an instruction makes text of. */
    static List<Known> madeBy(Body body, AbstractInsnNode instruction) {
        return switch (instruction) {
            case InvokeDynamicInsnNode dynamic
            when dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory") -> body.inputs(dynamic);
            case MethodInsnNode node -> {
                Call call = Call.of(node);
                List<Known> inputs = body.inputs(node);
                if (call.method().equals("toString()Ljava/lang/String;") && !call.isStatic()) {
                    yield inputs;
                }
                if (CallPattern.anyMeans(WRITERS, call)) {
                    yield call.isStatic() ? inputs.subList(0, 1) : inputs.subList(1, inputs.size());
                }
                yield CallPattern.anyMeans(FORMATTERS, call) ? body.elements(inputs.getLast()) : List.of();
            }
            default -> List.of();
        };
    }
}
