package orrery.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class that is inspected.
 *
 * @param bodies its methods with code, those of its lambdas among them
 */
record Subject(ClassNode type, Shape shape, List<Body> bodies) {

    /** As many values as a class may have to hold, in all its methods; a tenth was enough for any honest one tried. */
    private static final long MOST_VALUES = 16_000_000;

    /** @throws Excerpt.MalformedException if its code makes no sense, or is too large */
    static Subject of(House house, ClassNode type, Shape shape) {
        List<Body> bodies = new ArrayList<>();
        long values = 0;
        for (MethodNode method : type.methods) {
            if (method.instructions.size() > 0) {
                values += Body.values(method);
                if (values > MOST_VALUES) {
                    throw new Excerpt.MalformedException(
                            "is too large to be followed, at its method " + Printable.text(method.name));
                }
                house.budget().spend(Body.values(method));
                bodies.add(Body.of(house, type, method));
            }
        }
        return new Subject(type, shape, bodies);
    }

    String name() {
        return shape.name();
    }

    /** Where the class writes its own fields, by name: outside of constructors and initializers if it does so there. */
    Map<String, Integer> linesOfWrites() {
        Map<String, Integer> atStart = new TreeMap<>();
        Map<String, Integer> later = new TreeMap<>();
        for (Body body : bodies) {
            Map<String, Integer> lines = body.method().name.startsWith("<") ? atStart : later;
            for (AbstractInsnNode instruction : body.instructions()) {
                boolean isWrite =
                        instruction.getOpcode() == Opcodes.PUTFIELD || instruction.getOpcode() == Opcodes.PUTSTATIC;
                if (isWrite && instruction instanceof FieldInsnNode access && access.owner.equals(name())) {
                    lines.putIfAbsent(access.name, body.lines().line(access));
                }
            }
        }
        atStart.forEach(later::putIfAbsent);
        return later;
    }

    /** Where the class begins to be made, or 0: for a record, the line of its name. */
    int lineOfConstructor() {
        return bodies.stream()
                .filter(body -> body.method().name.equals("<init>"))
                .mapToInt(body -> body.lines().first())
                .filter(line -> line > 0)
                .min()
                .orElse(0);
    }
}
