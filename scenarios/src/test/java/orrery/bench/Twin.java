package orrery.bench;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The whole simulator once more in the same Java machine, as it is or with some of its methods cut out, so that the two can
 * be held against each other: what the difference takes is what the methods cost, their calls included.
 */
enum Twin {
    /** As it is. */
    WHOLE(Map.of()),

    /** With a digest that does nothing. */
    WITHOUT_DIGEST(Map.of("orrery.trace.Digest", List.of("begin", "add", "value"))),

    /** Where no link asks whether it is cut or clogged: the answer is no, as in all that follow. */
    WITHOUT_CUTS(Map.of("orrery.run.net.Wire", List.of("isCut", "isClogged"))),

    /** Where no link asks whether it damages, doubles or holds back a message. */
    WITHOUT_DAMAGE(Map.of("orrery.run.net.Wire", List.of("corrupts", "duplicates", "holdsBack"))),

    /** Where no node asks whether it lies. */
    WITHOUT_TRAITORS(Map.of("orrery.run.net.Tampering", List.of("isOn"))),

    /** Where no node asks whether it stands still, its clock is wrong, or its disk fails. */
    WITHOUT_ILLS(Map.of(
            "orrery.run.node.Inbox", List.of("isFree"),
            "orrery.run.node.Clock", List.of("read"),
            "orrery.run.disk.Disk", List.of("isFaulty"))),

    /** Where nobody asks for any of these, nor whether what a fault waits for has come true. */
    WITHOUT_FAULTS(Map.of(
            "orrery.run.fault.Faults", List.of("lookAgain"),
            "orrery.run.net.Tampering", List.of("isOn"),
            "orrery.run.net.Wire", List.of("isCut", "isClogged", "corrupts", "duplicates", "holdsBack"),
            "orrery.run.node.Inbox", List.of("isFree"),
            "orrery.run.node.Clock", List.of("read"),
            "orrery.run.disk.Disk", List.of("isFaulty")));

    /** What a method answers at once that is cut out; the others answer false, 0 or nothing. */
    private static final Map<String, Answer> ANSWERS = Map.of("isFree", Answer.TRUE, "read", Answer.FIRST_ARGUMENT);

    private enum Answer {
        NOTHING,
        TRUE,
        FIRST_ARGUMENT
    }

    private final Map<String, List<String>> cut;

    Twin(Map<String, List<String>> cut) {
        this.cut = cut;
    }

    /** Runs of this kind, from the seed to the number of steps, with classes of their own. */
    LongUnaryOperator of(RaftRuns.Kind kind) {
        try {
            List<URL> places = new ArrayList<>();
            for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
                places.add(Path.of(place).toUri().toURL());
            }
            ClassLoader own = new Loader(places.toArray(new URL[0]));
            Thread.currentThread().setContextClassLoader(own); // by which protocols are found
            return (LongUnaryOperator) own.loadClass(RaftRuns.class.getName())
                    .getMethod("of", String.class)
                    .invoke(null, kind.name());
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new IllegalStateException("this program cannot be loaded twice", e);
        } finally {
            Thread.currentThread().setContextClassLoader(Twin.class.getClassLoader());
        }
    }

    private final class Loader extends URLClassLoader {

        Loader(URL[] places) {
            super(places, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            List<String> methods = cut.getOrDefault(name, List.of());
            if (methods.isEmpty()) {
                return super.findClass(name);
            }
            try (InputStream whole = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] rest = without(methods, whole == null ? new ByteArrayInputStream(new byte[0]) : whole);
                return defineClass(name, rest, 0, rest.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A class whose methods of these names answer at once. */
    private static byte[] without(List<String> methods, InputStream whole) throws IOException {
        ClassNode read = new ClassNode();
        new ClassReader(whole).accept(read, ClassReader.SKIP_DEBUG);
        Set<String> found = new HashSet<>();
        for (MethodNode method : read.methods) {
            if (methods.contains(method.name)) {
                found.add(method.name);
                answerAtOnce(method);
            }
        }
        if (found.size() < methods.size()) {
            throw new IllegalStateException(read.name + " has no longer all of " + methods);
        }
        ClassWriter written = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        read.accept(written);
        return written.toByteArray();
    }

    private static void answerAtOnce(MethodNode method) {
        method.instructions.clear();
        method.tryCatchBlocks.clear();
        Type answer = Type.getReturnType(method.desc);
        Stream.of(
                        switch (ANSWERS.getOrDefault(method.name, Answer.NOTHING)) {
                            case FIRST_ARGUMENT -> new VarInsnNode(answer.getOpcode(Opcodes.ILOAD), 1);
                            case TRUE -> new InsnNode(Opcodes.ICONST_1);
                            case NOTHING ->
                                switch (answer.getSort()) {
                                    case Type.VOID -> new InsnNode(Opcodes.NOP);
                                    case Type.LONG -> new LdcInsnNode(0L);
                                    default -> new InsnNode(Opcodes.ICONST_0);
                                };
                        },
                        new InsnNode(answer.getOpcode(Opcodes.IRETURN)))
                .forEach(method.instructions::add);
    }
}
