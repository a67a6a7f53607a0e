package orrery.lint;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What is known of a value at some place in a method.
 *
 * @param type its static type; void where a variable holds nothing that may be used
 * @param hashed what makes the order in which it is walked hang on hash codes; null if nothing is known to
 * @param field the field that it was read from; null if from none, or from several
 * @param made the instruction that made it, if that is one in this method
 * @param function the method that it stands for, if it is a lambda or a method reference
 * @param heedless of a function or a collector: that its result is the same in whatever order it is fed
 */
record Known(
        Type type,
        @Nullable Origin hashed,
        @Nullable FieldRef field,
        @Nullable AbstractInsnNode made,
        @Nullable Handle function,
        boolean heedless)
        implements Value {

    static final Type OBJECT = Type.getObjectType("java/lang/Object");
    private static final Type NULL = Type.getObjectType("null");

    static final Known NOTHING = of(Type.VOID_TYPE);
    static final Known NULL_REFERENCE = of(NULL);

    static Known of(Type type) {
        return new Known(type, null, null, null, null, false);
    }

    Known hashedBy(@Nullable Origin origin) {
        return new Known(type, origin, field, made, function, heedless);
    }

    Known from(@Nullable FieldRef source) {
        return new Known(type, hashed, source, made, function, heedless);
    }

    Known madeBy(AbstractInsnNode maker) {
        return new Known(type, hashed, field, maker, function, heedless);
    }

    Known as(Type narrower) {
        return new Known(narrower, hashed, field, made, function, heedless);
    }

    Known standingFor(Handle method, boolean heedlessly) {
        return new Known(type, hashed, field, made, method, heedlessly);
    }

    Known heedless(boolean heedlessly) {
        return new Known(type, hashed, field, made, function, heedlessly);
    }

    /** The name of its class, as in class files; of an array, its descriptor; {@code java/lang/Object} where unknown. */
    String className() {
        return isReference() ? type.getInternalName() : OBJECT.getInternalName();
    }

    boolean isArray() {
        return type.getSort() == Type.ARRAY;
    }

    boolean isReference() {
        return type.getSort() >= Type.ARRAY;
    }

    /** What is known where two ways through the method meet. Each part only ever goes one way, so analysis ends. */
    Known or(Known other) {
        if (equals(other)) {
            return this;
        }
        if (!isReference() || !other.isReference()) {
            return type.equals(other.type) ? this : NOTHING;
        }
        if (NULL.equals(other.type)) {
            return this;
        }
        if (NULL.equals(type)) {
            return other;
        }
        return new Known(
                type.equals(other.type) ? type : OBJECT,
                hashed == null ? other.hashed : hashed,
                field == null || !field.equals(other.field) ? null : field,
                Objects.equals(made, other.made) ? made : null,
                function == null || !function.equals(other.function) ? null : function,
                heedless && other.heedless);
    }

    @Override
    public int getSize() {
        return Math.max(1, type.getSize());
    }
}
