package orrery.lint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Finds static fields that change: those that are not final, and those whose content is written after the beginning. */
final class StaticRule implements Rule {

    private final Changes changes;

    StaticRule(House house) {
        changes = new Changes(house.shapes());
    }

    @Override
    public Map<Kind, List<String>> finds() {
        Map<Kind, List<String>> finds = new EnumMap<>(Kind.class);
        finds.put(
                Kind.STATIC_STATE,
                List.of(
                        "static fields that are not final, and fields of enums that are not",
                        "arrays, collections and objects in static fields that are written to after the class is"
                                + " initialized"));
        return finds;
    }

    @Override
    public void inspect(Subject subject, Findings findings) {
        Map<String, Integer> writes = subject.linesOfWrites();
        for (Shape.Member field : subject.shape().fields().values()) {
            boolean isShared = field.isStatic() || subject.shape().isEnum();
            if (isShared && !field.isFinal() && !field.isSynthetic()) {
                String what = new FieldRef(subject.name(), field.name(), field.isStatic())
                        + (field.isStatic() ? ", static and not final" : ", of an enum and not final");
                findings.add(subject, writes.getOrDefault(field.name(), 0), Kind.STATIC_STATE, what);
            }
        }
        for (Body body : subject.bodies()) {
            if (!body.isStaticInitializer()) {
                inspect(body, findings);
            }
        }
    }

    private void inspect(Body body, Findings findings) {
        for (AbstractInsnNode instruction : body.instructions()) {
            changes.changed(body, instruction).map(Known::field).ifPresent(field -> {
                if (field.isStatic()) {
                    findings.add(body, instruction, Kind.STATIC_STATE, field + ", whose content changes");
                }
            });
        }
    }
}
