package orrery.lint;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;

/** On which line of the source each instruction of a method stands. */
final class Lines {

    private final InsnList instructions;
    private final int[] lines;
    private final String file;

    Lines(String file, InsnList instructions) {
        this.file = file;
        this.instructions = instructions;
        lines = new int[instructions.size()];
        int line = 0;
        for (int at = 0; at < lines.length; at++) {
            if (instructions.get(at) instanceof LineNumberNode number) {
                line = number.line;
            }
            lines[at] = line;
        }
    }

    /** The source file of a class, or the class file where the compiler noted none. */
    static String file(ClassNode type) {
        return Printable.text(
                type.sourceFile == null
                        ? type.name.substring(type.name.lastIndexOf('/') + 1) + ".class"
                        : type.sourceFile);
    }

    /** 0 where the compiler noted none. */
    int line(AbstractInsnNode instruction) {
        return lines[instructions.indexOf(instruction)];
    }

    /** The line on which the method begins, as far as it has code. */
    int first() {
        for (int line : lines) {
            if (line > 0) {
                return line;
            }
        }
        return 0;
    }

    /** File and line. */
    String place(AbstractInsnNode instruction) {
        int line = line(instruction);
        return line > 0 ? file + ":" + line : file;
    }
}
