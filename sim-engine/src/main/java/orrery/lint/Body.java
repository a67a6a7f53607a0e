package orrery.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** A method with code, and what is known of its values before each instruction. */
final class Body {

    /** Beside its values, each instruction has lists and numbers of its own. */
    private static final int VALUES_OF_AN_INSTRUCTION = 20;

    private final ClassNode type;
    private final MethodNode method;
    private final Lines lines;
    private final @Nullable Frame<Known>[] frames;
    private final List<AbstractInsnNode> reached;
    private @Nullable Map<Integer, List<Known>> stored;

    private Body(ClassNode type, MethodNode method, Lines lines, @Nullable Frame<Known>[] frames) {
        this.type = type;
        this.method = method;
        this.lines = lines;
        this.frames = frames;
        this.reached = reached(method, frames);
    }

    /** @throws Excerpt.MalformedException if the code makes no sense */
    static Body of(House house, ClassNode type, MethodNode method) {
        Lines lines = new Lines(Lines.file(type), method.instructions);
        try {
            Flow flow = new Flow(house, lines, parameters(house, type.name, method));
            return new Body(type, method, lines, new Analyzer<>(flow).analyze(type.name, method));
        } catch (AnalyzerException e) {
            throw new Excerpt.MalformedException(
                    "has a method " + Printable.text(method.name) + " whose code makes no sense", e);
        }
    }

    /** How many values the analysis of a method may have to hold. */
    static long values(MethodNode method) {
        long instructions = method.instructions.size();
        long values = instructions * (VALUES_OF_AN_INSTRUCTION + method.maxLocals + method.maxStack);
        for (TryCatchBlockNode handler : method.tryCatchBlocks) {
            values += method.instructions.indexOf(handler.end) - method.instructions.indexOf(handler.start);
        }
        return values;
    }

    /** {@code this} and the parameters, with what calls from all classes told of them. */
    private static List<Known> parameters(House house, String owner, MethodNode method) {
        List<Known> parameters = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            parameters.add(Known.of(Type.getObjectType(owner)));
        }
        Type[] types = Type.getArgumentTypes(method.desc);
        List<String> declarers = house.shapes().declarers(owner, method.name + method.desc);
        for (int at = 0; at < types.length; at++) {
            Known known = house.order().declared(Flow.asOnTheStack(types[at]), Origin.ANYWHERE);
            if (types[at].getSort() == Type.OBJECT) {
                for (String declarer : declarers) {
                    Optional<Origin> told =
                            house.facts().hashed(Facts.parameter(declarer, method.name + method.desc, at));
                    known = known.hashed() == null ? known.hashedBy(told.orElse(null)) : known;
                }
            }
            parameters.add(known);
        }
        return parameters;
    }

    ClassNode type() {
        return type;
    }

    MethodNode method() {
        return method;
    }

    Lines lines() {
        return lines;
    }

    boolean isStaticInitializer() {
        return method.name.equals("<clinit>");
    }

    /** Those to which any way through the method leads, in order. */
    List<AbstractInsnNode> instructions() {
        return reached;
    }

    private static List<AbstractInsnNode> reached(MethodNode method, @Nullable Frame<Known>[] frames) {
        List<AbstractInsnNode> reached = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() >= 0 && frames[method.instructions.indexOf(instruction)] != null) {
                reached.add(instruction);
            }
        }
        return reached;
    }

    private @Nullable Frame<Known> frame(AbstractInsnNode instruction) {
        return frames[method.instructions.indexOf(instruction)];
    }

    /** What an instruction takes from the stack: for a call, the object that it is called on and the arguments. */
    List<Known> inputs(AbstractInsnNode instruction) {
        return switch (instruction) {
            case MethodInsnNode call ->
                top(call, Type.getArgumentCount(call.desc) + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1));
            case InvokeDynamicInsnNode dynamic -> top(dynamic, Type.getArgumentCount(dynamic.desc));
            default -> throw new IllegalArgumentException("not a call: " + instruction);
        };
    }

    /** The topmost values on the stack, the topmost last. */
    List<Known> top(AbstractInsnNode instruction, int count) {
        Frame<Known> frame = Objects.requireNonNull(frame(instruction), "no way leads here");
        List<Known> values = new ArrayList<>(count);
        for (int at = frame.getStackSize() - count; at < frame.getStackSize(); at++) {
            values.add(frame.getStack(at));
        }
        return values;
    }

    /** Which instruction made a value, by its place in the method; -1 if none did. */
    int maker(Known value) {
        return value.made() == null ? -1 : method.instructions.indexOf(value.made());
    }

    /** What is put into the elements of an array, as far as it is made in this method. */
    List<Known> elements(Known array) {
        if (stored == null) {
            stored = stored();
        }
        return stored.getOrDefault(maker(array), List.of());
    }

    private Map<Integer, List<Known>> stored() {
        Map<Integer, List<Known>> elements = new TreeMap<>();
        for (AbstractInsnNode instruction : reached) {
            if (instruction.getOpcode() == Opcodes.AASTORE) {
                List<Known> store = top(instruction, 3);
                int maker = maker(store.get(0));
                if (maker >= 0) {
                    elements.computeIfAbsent(maker, made -> new ArrayList<>()).add(store.get(2));
                }
            }
        }
        return elements;
    }
}
