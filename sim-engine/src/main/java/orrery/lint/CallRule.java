package orrery.lint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds calls of what leaks wherever it stands, also as method references. */
final class CallRule implements Rule {

    private final LeakingCalls calls;

    CallRule(House house) {
        calls = new LeakingCalls(house.shapes(), house.budget());
    }

    @Override
    public Map<Kind, List<String>> finds() {
        Map<Kind, List<String>> finds = new EnumMap<>(Kind.class);
        LeakingCalls.TABLE.forEach((kind, patterns) ->
                finds.put(kind, patterns.stream().map(CallPattern::inReference).toList()));
        return finds;
    }

    @Override
    public void inspect(Subject subject, Findings findings) {
        for (Body body : subject.bodies()) {
            for (AbstractInsnNode instruction : body.instructions()) {
                switch (instruction) {
                    case MethodInsnNode call -> inspect(Call.of(call), body, call, findings);
                    case InvokeDynamicInsnNode dynamic -> {
                        for (Object argument : dynamic.bsmArgs) {
                            if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                                inspect(Call.of(handle), body, dynamic, findings);
                            }
                        }
                    }
                    case FieldInsnNode access -> inspect(access, body, findings);
                    default -> {
                        // nothing else reaches out of the class
                    }
                }
            }
        }
    }

    private void inspect(Call call, Body body, AbstractInsnNode instruction, Findings findings) {
        calls.kindOf(call).ifPresent(kind -> findings.add(body, instruction, kind, call.text()));
    }

    private void inspect(FieldInsnNode access, Body body, Findings findings) {
        if (access.getOpcode() == Opcodes.GETSTATIC) {
            Optional<Kind> kind = calls.kindOf(access.owner, access.name);
            kind.ifPresent(leaking ->
                    findings.add(body, access, leaking, new FieldRef(access.owner, access.name, true).toString()));
        }
    }
}
