package orrery.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * What a class declares, without the code. Names are those of class files, as {@code java/lang/String}.
 *
 * @param signature with the generic arguments of its superclass and interfaces; null without generics
 * @param permitted the subclasses that a sealed class permits
 * @param fields by name
 * @param methods by name and descriptor, as {@code size()I}, with their access flags; those that the compiler writes for
 *     records ({@code hashCode}, {@code toString}) are absent, as they say what the components say
 * @param components a record's, in order
 * @param inspected whether it is one of the classes that are inspected, rather than one that they use
 */
record Shape(
        String name,
        int access,
        Optional<String> superName,
        List<String> interfaces,
        @Nullable String signature,
        List<String> permitted,
        Map<String, Member> fields,
        Map<String, Integer> methods,
        List<Member> components,
        boolean inspected) {

    /** @param signature the generic type, or the descriptor where nothing is generic */
    record Member(String name, int access, String descriptor, String signature) {
        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        boolean isFinal() {
            return (access & Opcodes.ACC_FINAL) != 0;
        }

        boolean isSynthetic() {
            return (access & Opcodes.ACC_SYNTHETIC) != 0;
        }
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    boolean isEnum() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }

    boolean isRecord() {
        return superName.filter("java/lang/Record"::equals).isPresent();
    }

    /** @throws RuntimeException of any kind, if the bytes are no class file */
    static Shape read(byte[] bytes, boolean inspected) {
        Reading reading = new Reading();
        new ClassReader(bytes).accept(reading, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return reading.shape(inspected);
    }

    private static final class Reading extends ClassVisitor {

        private String name = "";
        private int access;
        private @Nullable String superName;
        private @Nullable String signature;
        private List<String> interfaces = List.of();
        private final List<String> permitted = new ArrayList<>();
        private final Map<String, Member> fields = new TreeMap<>();
        private final Map<String, Integer> methods = new TreeMap<>();
        private final List<Member> components = new ArrayList<>();

        Reading() {
            super(Opcodes.ASM9);
        }

        Shape shape(boolean inspected) {
            return new Shape(
                    name,
                    access,
                    Optional.ofNullable(superName),
                    interfaces,
                    signature,
                    List.copyOf(permitted),
                    fields,
                    methods,
                    List.copyOf(components),
                    inspected);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String[] interfaces) {
            this.name = name;
            this.access = access;
            this.signature = signature;
            this.superName = superName;
            this.interfaces = List.of(interfaces);
        }

        @Override
        public void visitPermittedSubclass(String name) {
            permitted.add(name);
        }

        @Override
        public @Nullable RecordComponentVisitor visitRecordComponent(
                String name, String descriptor, @Nullable String signature) {
            components.add(member(0, name, descriptor, signature));
            return null;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.put(name, member(access, name, descriptor, signature));
            return null;
        }

        private static Member member(int access, String name, String descriptor, @Nullable String signature) {
            return new Member(name, access, descriptor, signature == null ? descriptor : signature);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            String method = name + descriptor;
            methods.put(method, access);
            return switch (method) {
                case "hashCode()I", "toString()Ljava/lang/String;" -> new Generated(method);
                default -> null;
            };
        }

        /** Takes a method back that the compiler wrote for a record. */
        private final class Generated extends MethodVisitor {

            private final String method;

            Generated(String method) {
                super(Opcodes.ASM9);
                this.method = method;
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                if (bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods")) {
                    methods.remove(method);
                }
            }
        }
    }
}
