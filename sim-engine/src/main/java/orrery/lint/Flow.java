package orrery.lint;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Interpreter;

/** What each instruction of a method does to what is known of its values. */
final class Flow extends Interpreter<Known> {

    private static final Type CLASS = Type.getObjectType("java/lang/Class");
    private static final Type STRING = Type.getObjectType("java/lang/String");
    private static final String ARRAY_TYPES = "ZCFDBSIJ"; // from T_BOOLEAN, 4, to T_LONG, 11

    private final House house;
    private final Lines lines;
    private final List<Known> parameters;
    private int nextParameter;

    /** @param parameters {@code this}, unless the method is static, and the parameters */
    Flow(House house, Lines lines, List<Known> parameters) {
        super(Opcodes.ASM9);
        this.house = house;
        this.lines = lines;
        this.parameters = parameters;
    }

    /** ASM wants null for what a method without a result answers. */
    @Override
    public @Nullable Known newValue(@Nullable Type type) {
        if (type == null) {
            return Known.NOTHING;
        }
        return type.getSort() == Type.VOID ? null : Known.of(asOnTheStack(type));
    }

    /** Asked for one after another. */
    @Override
    public Known newParameterValue(boolean isInstanceMethod, int local, Type type) {
        return parameters.get(nextParameter++);
    }

    @Override
    public Known newOperation(AbstractInsnNode instruction) throws AnalyzerException {
        return switch (instruction.getOpcode()) {
            case Opcodes.ACONST_NULL -> Known.NULL_REFERENCE;
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> Known.of(Type.LONG_TYPE);
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> Known.of(Type.FLOAT_TYPE);
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> Known.of(Type.DOUBLE_TYPE);
            case Opcodes.LDC -> Known.of(typeOf(((LdcInsnNode) instruction).cst));
            case Opcodes.GETSTATIC -> field((FieldInsnNode) instruction);
            case Opcodes.NEW ->
                house.order()
                        .declared(Type.getObjectType(((TypeInsnNode) instruction).desc), lines.place(instruction))
                        .madeBy(instruction);
            case Opcodes.JSR ->
                throw new AnalyzerException(instruction, "jsr, which no compiler has written since Java 6");
            default -> Known.of(Type.INT_TYPE);
        };
    }

    private static Type typeOf(Object constant) {
        return switch (constant) {
            case Integer number -> Type.INT_TYPE;
            case Long number -> Type.LONG_TYPE;
            case Float number -> Type.FLOAT_TYPE;
            case Double number -> Type.DOUBLE_TYPE;
            case String text -> STRING;
            case ConstantDynamic dynamic -> asOnTheStack(Type.getType(dynamic.getDescriptor()));
            default -> CLASS;
        };
    }

    static Type asOnTheStack(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT -> Type.INT_TYPE;
            default -> type;
        };
    }

    private Known field(FieldInsnNode access) {
        FieldRef field = house.field(access);
        Type type = asOnTheStack(Type.getType(access.desc));
        Known declared = house.order().declared(type, lines.place(access)).from(field);
        return declared.hashed() != null || type.getSort() != Type.OBJECT
                ? declared
                : declared.hashedBy(house.facts()
                        .hashed(Facts.field(field.owner(), field.name()))
                        .orElse(null));
    }

    @Override
    public Known copyOperation(AbstractInsnNode instruction, Known value) {
        return value;
    }

    @Override
    public Known unaryOperation(AbstractInsnNode instruction, Known value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LNEG, Opcodes.I2L, Opcodes.F2L, Opcodes.D2L -> Known.of(Type.LONG_TYPE);
            case Opcodes.FNEG, Opcodes.I2F, Opcodes.L2F, Opcodes.D2F -> Known.of(Type.FLOAT_TYPE);
            case Opcodes.DNEG, Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> Known.of(Type.DOUBLE_TYPE);
            case Opcodes.GETFIELD -> field((FieldInsnNode) instruction);
            case Opcodes.NEWARRAY -> {
                int type = ((IntInsnNode) instruction).operand - Opcodes.T_BOOLEAN;
                yield Known.of(Type.getType("[" + ARRAY_TYPES.charAt(type))).madeBy(instruction);
            }
            case Opcodes.ANEWARRAY -> {
                Type element = Type.getObjectType(((TypeInsnNode) instruction).desc);
                yield Known.of(Type.getType("[" + element.getDescriptor())).madeBy(instruction);
            }
            case Opcodes.CHECKCAST -> cast(Type.getObjectType(((TypeInsnNode) instruction).desc), instruction, value);
            default -> Known.of(Type.INT_TYPE); // arithmetic on int, and what answers nothing
        };
    }

    /** A cast to a supertype tells nothing new; one to a hashed type does, if nothing was known before. */
    private Known cast(Type type, AbstractInsnNode instruction, Known value) {
        Known cast = value;
        if (cast.hashed() == null && !house.shapes().isA(cast.className(), type.getInternalName())) {
            cast = cast.hashedBy(
                    house.order().declared(type, lines.place(instruction)).hashed());
        }
        return cast.as(type);
    }

    @Override
    public Known binaryOperation(AbstractInsnNode instruction, Known left, Known right) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LALOAD, Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM -> ofLong();
            case Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR -> ofLong();
            case Opcodes.FALOAD, Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM ->
                Known.of(Type.FLOAT_TYPE);
            case Opcodes.DALOAD, Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM ->
                Known.of(Type.DOUBLE_TYPE);
            case Opcodes.AALOAD -> element(left, instruction);
            default -> Known.of(Type.INT_TYPE); // arithmetic on int, comparisons, and what answers nothing
        };
    }

    private static Known ofLong() {
        return Known.of(Type.LONG_TYPE);
    }

    private Known element(Known array, AbstractInsnNode instruction) {
        return !array.isArray()
                ? Known.of(Known.OBJECT)
                : house.order().declared(Type.getType(array.className().substring(1)), lines.place(instruction));
    }

    @Override
    public Known ternaryOperation(AbstractInsnNode instruction, Known array, Known index, Known value) {
        return Known.NOTHING; // storing in an array answers nothing
    }

    @Override
    public Known naryOperation(AbstractInsnNode instruction, List<? extends Known> values) {
        return switch (instruction) {
            case MethodInsnNode call ->
                result(Call.of(call), List.copyOf(values), call).madeBy(call);
            case InvokeDynamicInsnNode dynamic -> function(dynamic).madeBy(dynamic);
            case MultiANewArrayInsnNode array ->
                Known.of(Type.getType(array.desc)).madeBy(array);
            default -> throw new IllegalStateException("an instruction of many arguments: " + instruction);
        };
    }

    private Known result(Call call, List<Known> inputs, MethodInsnNode instruction) {
        house.budget().spend(call.descriptor().length());
        Type type = call.result();
        if (type.getSort() < Type.ARRAY) {
            return Known.of(asOnTheStack(type));
        }
        Known result = house.order().result(call, inputs, lines.place(instruction));
        for (String key : house.results(call)) {
            Origin origin = house.facts().hashed(key).orElse(null);
            result = result.hashed() == null ? result.hashedBy(origin) : result;
            result = result.from(house.facts().passedOn(key).orElse(null));
        }
        return result;
    }

    private Known function(InvokeDynamicInsnNode dynamic) {
        house.budget().spend(dynamic.desc.length());
        Known made = Known.of(asOnTheStack(Type.getReturnType(dynamic.desc)));
        Optional<Handle> method = House.method(dynamic);
        return method.map(handle ->
                        made.standingFor(handle, house.order().collecting().isHeedless(handle)))
                .orElse(made);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, Known value, Known expected) {
        // what a method answers is read off its frames
    }

    @Override
    public Known merge(Known old, Known other) {
        house.budget().spend(1);
        return old.or(other);
    }
}
