package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Whatever is no jar or folder of class files, or was made to harm, is refused with a sentence that says where and why. */
class BadClassesTest {

    private static byte[] good = {};

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile(@TempDir Path classes) throws IOException {
        Sources.compile(List.of(Path.of("src/test/resources/orrery/lint/leaks/Luck.java")), classes);
        good = Files.readAllBytes(classes.resolve("leaks/Luck.class"));
    }

    private void assertRefused(Path path, String... words) {
        assertThatThrownBy(() -> Lint.inspect(path))
                .isInstanceOf(BadClassesException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContainingAll(words);
    }

    private void assertRefused(byte[] file, String... words) throws IOException {
        Files.write(folder.resolve("Bad.class"), file);
        assertThatThrownBy(() -> Lint.inspect(folder))
                .isInstanceOf(BadClassesException.class)
                .hasMessageStartingWith(folder.resolve("Bad.class").toString())
                .hasMessageContainingAll(words);
    }

    private Path jar(String entry, byte[] content) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
        return jar;
    }

    // ---- not what was asked for

    @Test
    void nothingThere() {
        assertRefused(folder.resolve("missing"), "does not exist");
    }

    @Test
    void anEmptyFolder() {
        assertRefused(folder, "holds no class files");
    }

    @Test
    void aJarWithoutClasses() throws IOException {
        assertRefused(jar("readme.txt", new byte[3]), "holds no class files");
    }

    @Test
    void noSuchPackage() throws IOException {
        Path jar = jar("leaks/Luck.class", good);
        assertThatThrownBy(() -> Lint.inspect(jar, "com.acme"))
                .isInstanceOf(BadClassesException.class)
                .hasMessageContaining("no class files in com.acme");
    }

    @Test
    void neitherJarNorFolder() throws IOException {
        assertRefused(Files.writeString(folder.resolve("some.txt"), "hello"), "cannot be read as a jar or a folder");
    }

    // ---- not class files

    @Test
    void noClassFile() throws IOException {
        assertRefused("hello, world".getBytes(StandardCharsets.UTF_8), "does not begin with CAFEBABE");
        assertRefused(new byte[0], "does not begin with CAFEBABE");
    }

    @Test
    void cutOffAnywhere() throws IOException {
        for (int length = 4; length < good.length; length += 7) {
            assertRefused(Arrays.copyOf(good, length), "damaged or cut off");
        }
    }

    @Test
    void longerThanItself() throws IOException {
        assertRefused(Arrays.copyOf(good, good.length + 1), "goes on after the end");
    }

    @Test
    void ofAJavaThatIsNotYetKnown() throws IOException {
        byte[] future = good.clone();
        future[7] = 99;
        assertRefused(future, "class file version 99", "can be read");
    }

    @Test
    void withCodeThatMakesNoSense() throws IOException {
        ClassWriter type = type();
        MethodVisitor code = method(type, "harm", 1, 1);
        code.visitInsn(Opcodes.POP2);
        code.visitInsn(Opcodes.RETURN);
        code.visitEnd();
        assertRefused(type.toByteArray(), "has a method harm whose code makes no sense");
    }

    // ---- made to harm

    @Test
    void namesThatLeaveTheJar() throws IOException {
        for (String name :
                List.of("../Luck.class", "a/../../Luck.class", "/etc/Luck.class", "..\\Luck.class", "C:\\L.class")) {
            assertRefused(jar(name, good), "would lie outside of the jar");
        }
    }

    @Test
    void aBomb() throws IOException {
        Path jar = folder.resolve("bomb.jar");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("Bomb.class"));
            for (int mib = 0; mib < 200; mib++) {
                out.write(zeros);
            }
        }
        assertThat(jar).satisfies(file -> assertThat(Files.size(file)).isLessThan(1 << 20));
        assertRefused(jar, "Bomb.class is larger than 2 MiB");
    }

    @Test
    void aBombOfManyClasses() throws IOException {
        Path jar = folder.resolve("bomb.jar");
        byte[] zeros = new byte[2 << 20];
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (int file = 0; file < 65; file++) {
                out.putNextEntry(new ZipEntry("Bomb" + file + ".class"));
                out.write(zeros);
            }
        }
        assertRefused(jar, "larger than 128 MiB together");
    }

    @Test
    void aFileLargerThanAnyJar() throws IOException {
        Path file = folder.resolve("huge.jar");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] mib = new byte[1 << 20];
            for (int written = 0; written <= 128; written++) {
                out.write(mib);
            }
        }
        assertRefused(file, "larger than 128 MiB");
    }

    /** Read by its own count, this table would go on behind its end and be read again. */
    @Test
    void tablesThatAreNotAsLongAsTheySay() throws IOException {
        for (int length : new int[] {0, 2, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            byte[] bad = good.clone();
            ByteBuffer.wrap(bad).putInt(lengthOfSomeLines(bad), length);
            assertRefused(bad, "is a class file that is damaged or cut off");
        }
        byte[] longer = good.clone();
        int at = lengthOfSomeLines(longer) + Integer.BYTES;
        ByteBuffer.wrap(longer).putShort(at, (short) (ByteBuffer.wrap(longer).getShort(at) - 1));
        assertRefused(longer, "LineNumberTable that is longer than what is in it");
    }

    /** Where the length of the first table of line numbers stands: behind the number of its name, and before its count. */
    private static int lengthOfSomeLines(byte[] file) {
        ClassReader reader = new ClassReader(file);
        char[] buffer = new char[reader.getMaxStringLength()];
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int at = reader.header; at < file.length - 8; at++) {
            int name = Short.toUnsignedInt(bytes.getShort(at));
            boolean isTable = name < reader.getItemCount()
                    && name > 0
                    && file[reader.getItem(name) - 1] == 1
                    && "LineNumberTable".equals(reader.readUTF8(at, buffer));
            if (isTable && bytes.getInt(at + 2) == 2 + 4 * bytes.getShort(at + 6)) {
                return at + 2;
            }
        }
        throw new IllegalStateException("no line numbers");
    }

    /** Following these few bytes would take gigabytes. */
    @Test
    void aMethodWithManyVariables() throws IOException {
        ClassWriter type = type();
        nothing(type, "harm", 1_000);
        assertRefused(type.toByteArray(), "is too large to be followed, at its method harm");
    }

    @Test
    void manyMethodsWithManyVariables() throws IOException {
        ClassWriter type = type();
        for (int method = 0; method < 5_000; method++) {
            nothing(type, "harm" + method, 100);
        }
        assertRefused(type.toByteArray(), "is too large to be followed, at its method harm2");
    }

    /** Each is small enough; all of them would take hours. */
    @Test
    void manyClassesWithManyVariables() throws IOException {
        ClassWriter type = type();
        nothing(type, "harm", 100);
        for (int file = 0; file < 20; file++) {
            Files.write(folder.resolve("Bad" + file + ".class"), type.toByteArray());
        }
        assertThatThrownBy(() -> Lint.inspect(folder, "", new Budget(100_000_000, 1)))
                .isInstanceOf(BadClassesException.class)
                .hasMessageContaining("takes too long; inspect a smaller part");
    }

    @Test
    void moreLeaksThanAnybodyReads() throws IOException {
        Path jar = jar("leaks/Luck.class", good);
        assertThat(Lint.inspect(jar, "", new Budget(100_000_000, 10))).hasSize(10);
        assertThatThrownBy(() -> Lint.inspect(jar, "", new Budget(100_000_000, 9)))
                .isInstanceOf(BadClassesException.class)
                .hasMessageContaining("more than 9 leaks");
    }

    /** Reading each call would make an array of all of these. */
    @Test
    void aBootstrapMethodWithManyArguments() throws IOException {
        ClassWriter type = type();
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "a/B", "c", "()V", false);
        MethodVisitor code = method(type, "harm", 1, 1);
        Object[] arguments = new Object[300];
        Arrays.fill(arguments, 1);
        code.visitInvokeDynamicInsn("call", "()V", bootstrap, arguments);
        code.visitInsn(Opcodes.RETURN);
        code.visitEnd();
        assertRefused(type.toByteArray(), "bootstrap method of more than 255 arguments");
    }

    /** Names are printed, so they must not be able to take over a terminal. */
    @Test
    void aNameWithControlCharacters() throws IOException {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V21, 0, "evil\u001b[31m\nName", null, "java/lang/Object", null);
        MethodVisitor code = method(type, "harm\u0007", 2, 1);
        Label line = new Label();
        code.visitLabel(line);
        code.visitLineNumber(3, line);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "nanoTime", "()J", false);
        code.visitInsn(Opcodes.POP2);
        code.visitInsn(Opcodes.RETURN);
        code.visitEnd();
        Files.write(folder.resolve("Evil.class"), type.toByteArray());
        assertThat(Lint.inspect(folder))
                .extracting(Leak::place)
                .containsExactly("evil?[31m?Name.harm?(evil?[31m?Name.class:3)");
    }

    @Test
    void aLinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.write(elsewhere.resolve("Luck.class"), good);
        Files.createSymbolicLink(folder.resolve("Luck.class"), secret);
        Files.createSymbolicLink(folder.resolve("more"), elsewhere);
        assertRefused(folder, "holds no class files");
    }

    /** A method of few bytes that does nothing with many variables. */
    private static void nothing(ClassWriter type, String name, int instructions) {
        MethodVisitor code = method(type, name, 65_535, 0);
        for (int instruction = 0; instruction < instructions; instruction++) {
            code.visitInsn(Opcodes.NOP);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitEnd();
    }

    private static ClassWriter type() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V21, 0, "Bad", null, "java/lang/Object", null);
        return type;
    }

    private static MethodVisitor method(ClassWriter type, String name, int locals, int stack) {
        MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
        code.visitCode();
        code.visitMaxs(stack, locals);
        return code;
    }
}
