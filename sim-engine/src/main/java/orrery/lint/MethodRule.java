package orrery.lint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Finds methods that wait for others, {@code synchronized} as a whole or in part, and finalizers. */
final class MethodRule implements Rule {

    @Override
    public Map<Kind, List<String>> finds() {
        Map<Kind, List<String>> finds = new EnumMap<>(Kind.class);
        finds.put(Kind.LOCK, List.of("methods and blocks that are `synchronized`"));
        finds.put(Kind.GARBAGE, List.of("methods named `finalize`, without parameters"));
        return finds;
    }

    @Override
    public void inspect(Subject subject, Findings findings) {
        for (Body body : subject.bodies()) {
            if ((body.method().access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                findings.add(body, Kind.LOCK, "a synchronized method");
            }
            if (body.method().name.equals("finalize") && body.method().desc.equals("()V")) {
                findings.add(body, Kind.GARBAGE, "a finalizer");
            }
            for (AbstractInsnNode instruction : body.instructions()) {
                if (instruction.getOpcode() == Opcodes.MONITORENTER) {
                    findings.add(body, instruction, Kind.LOCK, "a synchronized block");
                }
            }
        }
    }
}
