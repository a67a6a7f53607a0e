package orrery.lint;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Learns from a class what it puts into fields, hands to other methods and answers: a leak may show in another class. */
final class Survey {

    private final House house;

    Survey(House house) {
        this.house = house;
    }

    void learnFrom(Subject subject) {
        for (Body body : subject.bodies()) {
            for (AbstractInsnNode instruction : body.instructions()) {
                switch (instruction) {
                    case FieldInsnNode access -> learnField(body, access);
                    case MethodInsnNode call -> learnArguments(Call.of(call), body.inputs(call));
                    case InvokeDynamicInsnNode dynamic -> learnCaptured(body, dynamic);
                    default -> learnResult(body, instruction);
                }
            }
        }
    }

    private void learnField(Body body, FieldInsnNode access) {
        if (access.getOpcode() == Opcodes.PUTFIELD || access.getOpcode() == Opcodes.PUTSTATIC) {
            Origin hashed = body.top(access, 1).getFirst().hashed();
            if (hashed != null) {
                FieldRef field = house.field(access);
                house.facts().learnHashed(Facts.field(field.owner(), field.name()), hashed);
            }
        }
    }

    private void learnArguments(Call call, List<Known> inputs) {
        learnParameters(call, call.isStatic() ? inputs : inputs.subList(1, inputs.size()));
    }

    /** What a lambda uses of the method around it becomes its first parameters. */
    private void learnCaptured(Body body, InvokeDynamicInsnNode dynamic) {
        Handle method = House.method(dynamic).orElse(null);
        if (method != null) {
            Call call = Call.of(method);
            List<Known> captured = body.inputs(dynamic);
            boolean withObject = !call.isStatic() && !call.isConstructor() && !captured.isEmpty();
            learnParameters(call, withObject ? captured.subList(1, captured.size()) : captured);
        }
    }

    private void learnParameters(Call call, List<Known> arguments) {
        for (int at = 0; at < arguments.size(); at++) {
            Origin hashed = arguments.get(at).hashed();
            if (hashed != null) {
                int index = at;
                house.inspectedDeclarer(call)
                        .ifPresent(owner ->
                                house.facts().learnHashed(Facts.parameter(owner, call.method(), index), hashed));
            }
        }
    }

    private void learnResult(Body body, AbstractInsnNode instruction) {
        if (instruction.getOpcode() != Opcodes.ARETURN) {
            return;
        }
        Known answer = body.top(instruction, 1).getFirst();
        String method = body.method().name + body.method().desc;
        for (String declarer : house.shapes().declarers(body.type().name, method)) {
            if (answer.hashed() != null) {
                house.facts().learnHashed(Facts.result(declarer, method), answer.hashed());
            }
            if (answer.field() != null) {
                house.facts().learnPassedOn(Facts.result(declarer, method), answer.field());
            }
        }
    }
}
