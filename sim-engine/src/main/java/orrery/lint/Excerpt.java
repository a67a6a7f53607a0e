package orrery.lint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Cuts a class file down to what a lint reads of it, and checks on the way that every part lies within its whole (Java
 * Virtual Machine Specification, chapter 4). ASM believes the counts that stand in a file; in one that was made to harm,
 * parts may overlap so that the same bytes are read millions of times. Of an excerpt, each byte is read once.
 */
final class Excerpt {

    private static final int MAGIC = 0xCAFEBABE;

    /** A call has at most 255 arguments, and so has the bootstrap of one. */
    private static final int MOST_ARGUMENTS = 255;

    private static final Set<String> KEPT = Set.of(
            "Code", "LineNumberTable", "Signature", "Record", "PermittedSubclasses", "BootstrapMethods", "SourceFile");

    private final byte[] file;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private int[] names = {};

    private Excerpt(byte[] file) {
        this.file = file;
        in = ByteBuffer.wrap(file);
        out = ByteBuffer.allocate(file.length);
    }

    /** A class file is not what it should be; the message goes on after its name. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedException(String message) {
            super(message);
        }

        MalformedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @throws MalformedException if it is no class file, or one that is damaged or cut off */
    static byte[] of(byte[] file) {
        if (file.length < Integer.BYTES || ByteBuffer.wrap(file).getInt() != MAGIC) {
            throw new MalformedException("is not a class file: it does not begin with CAFEBABE");
        }
        try {
            return new Excerpt(file).cut();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MalformedException("is a class file that is damaged or cut off", e);
        }
    }

    private byte[] cut() {
        copy(in, 8); // magic and version
        constants();
        copy(in, 6); // flags, this class, its superclass
        table(in, 2); // interfaces
        members(); // fields
        members(); // methods
        attributes(in);
        if (in.hasRemaining()) {
            throw new MalformedException("goes on after the end of its class");
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private void constants() {
        names = new int[count(in)];
        for (int at = 1; at < names.length; at++) {
            int tag = in.get(in.position());
            switch (tag) {
                case 1 -> {
                    names[at] = in.position() + 1;
                    copy(in, 3 + Short.toUnsignedInt(in.getShort(names[at])));
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> copy(in, 5);
                case 5, 6 -> {
                    copy(in, 9);
                    at++; // these take two places
                }
                case 7, 8, 16, 19, 20 -> copy(in, 3);
                case 15 -> copy(in, 4);
                default -> throw new MalformedException("has a constant of the unknown kind " + tag);
            }
        }
    }

    private void members() {
        for (int left = count(in); left > 0; left--) {
            copy(in, 6); // flags, name, type
            attributes(in);
        }
    }

    /** Keeps some and drops the others. What is kept must be as long as it says. */
    private void attributes(ByteBuffer from) {
        int countAt = out.position();
        int kept = 0;
        for (int left = count(from); left > 0; left--) {
            int index = Short.toUnsignedInt(from.getShort());
            int length = from.getInt();
            ByteBuffer content = from.slice(from.position(), length);
            from.position(from.position() + length);
            String name = name(index);
            if (KEPT.contains(name)) {
                kept++;
                out.putShort((short) index);
                int lengthAt = out.position();
                out.putInt(0);
                content(name, content);
                out.putInt(lengthAt, out.position() - lengthAt - Integer.BYTES);
            }
        }
        out.putShort(countAt, (short) kept);
    }

    private void content(String name, ByteBuffer content) {
        switch (name) {
            case "Code" -> {
                copy(content, 4); // size of the frame
                copy(content, 4 + content.getInt(content.position()));
                table(content, 8); // exceptions caught
                attributes(content);
            }
            case "Record" -> {
                for (int left = count(content); left > 0; left--) {
                    copy(content, 4); // name and type
                    attributes(content);
                }
            }
            case "BootstrapMethods" -> {
                for (int left = count(content); left > 0; left--) {
                    copy(content, 2); // the method
                    if (Short.toUnsignedInt(content.getShort(content.position())) > MOST_ARGUMENTS) {
                        throw new MalformedException("has a bootstrap method of more than 255 arguments");
                    }
                    table(content, 2);
                }
            }
            case "LineNumberTable" -> table(content, 4);
            case "PermittedSubclasses" -> table(content, 2);
            default -> copy(content, 2); // Signature and SourceFile: the index of a text
        }
        if (content.hasRemaining()) {
            throw new MalformedException("has an attribute " + name + " that is longer than what is in it");
        }
    }

    private String name(int index) {
        int at = names[index];
        if (at == 0) {
            throw new MalformedException("has an attribute without a name");
        }
        return new String(file, at + 2, Short.toUnsignedInt(in.getShort(at)), StandardCharsets.UTF_8);
    }

    private void table(ByteBuffer from, int bytesEach) {
        copy(from, bytesEach * count(from));
    }

    private int count(ByteBuffer from) {
        int count = Short.toUnsignedInt(from.getShort());
        out.putShort((short) count);
        return count;
    }

    private void copy(ByteBuffer from, int length) {
        out.put(from.slice(from.position(), length));
        from.position(from.position() + length);
    }
}
