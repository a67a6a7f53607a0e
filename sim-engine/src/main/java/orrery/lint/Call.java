package orrery.lint;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A method that is called, or that a lambda or method reference stands for.
 *
 * @param owner the class that the call is written to, as in class files
 * @param descriptor types of arguments and result, as in class files
 */
record Call(String owner, String name, String descriptor, boolean isStatic) {

    static Call of(MethodInsnNode call) {
        return new Call(call.owner, call.name, call.desc, call.getOpcode() == Opcodes.INVOKESTATIC);
    }

    static Call of(Handle handle) {
        return new Call(
                handle.getOwner(), handle.getName(), handle.getDesc(), handle.getTag() == Opcodes.H_INVOKESTATIC);
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }

    /** Name and descriptor. */
    String method() {
        return name + descriptor;
    }

    int arguments() {
        return Type.getArgumentCount(descriptor);
    }

    Type result() {
        return Type.getReturnType(descriptor);
    }

    boolean isTo(String... owners) {
        return Arrays.asList(owners).contains(owner);
    }

    /** The types of the arguments as people write them, as {@code String,Object[]}. */
    String argumentText() {
        return Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(type -> simpleName(type.getClassName()))
                .collect(Collectors.joining(","));
    }

    /** As people write it, as {@code System.nanoTime} or {@code new Random}. */
    String text() {
        return isConstructor() ? "new " + typeText(owner) : typeText(owner) + "." + Printable.text(name);
    }

    /** The simple name of a class, as people write it: {@code Entry} for {@code java/util/Map$Entry}. */
    static String typeText(String className) {
        return Printable.text(simpleName(className.replace('/', '.').replace('$', '.')));
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
