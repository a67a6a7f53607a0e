package orrery.trace;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/**
 * Reads the fields of records. Each class has one method handle for all of its fields; what the type of a field says of
 * its value is not asked of the value again. The handles of the classes that come first hang in a chain of tests for the
 * exact class that the JIT compiles as if it were written out: that is what makes a digest cheap.
 */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // found by name; a test has the parameters of what it guards
final class Fields {

    /** As many as a protocol has messages; the classes beyond are looked up. */
    private static final int LONGEST_CHAIN = 16;

    /** How deep the records in a record are read as a part of it; a record may hold others of its own class. */
    private static final int DEEPEST = 3;

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
    private static final MethodType READER = MethodType.methodType(long.class, Fingerprint.class, Object.class);

    private static final MethodHandle SIDE_BY_SIDE =
            own("sideBySide", MethodType.methodType(long.class, long.class, long.class, long.class, long.class));
    private static final MethodHandle BOTH = own("both", MethodType.methodType(long.class, long.class, long.class));
    private static final MethodHandle LAST = own("last", MethodType.methodType(long.class, long.class, long.class));
    private static final MethodHandle IS_NULL = own("isNull", READER.changeReturnType(boolean.class));
    private static final MethodHandle IS =
            own("is", MethodType.methodType(boolean.class, Class.class, Fingerprint.class, Object.class));
    private static final MethodHandle LEARN = own("learn", READER);
    private static final MethodHandle LOOK_UP = own("lookUp", READER);

    private static final MethodHandle ANY = ofPart("print", Object.class);

    /** How a field is read whose type is one of these or below it, in the order of {@link Fingerprint#print}. */
    private static final List<MethodHandle> KINDS = List.of(
            ofKind("ofConstant", Enum.class),
            ofKind("ofText", String.class),
            ofKind("ofDuration", Duration.class),
            ofPart("ofList", List.class),
            ofPart("ofMap", Map.class),
            ofPart("ofSet", Set.class),
            ofPart("ofOptional", Optional.class));

    private static final MethodHandle NODE = ofKind("ofNode", NodeId.class);
    private static final MethodHandle FLAG = ofKind("ofFlag", boolean.class);
    private static final MethodHandle REAL = ofKind("ofReal", double.class);

    private static final ClassValue<MethodHandle> READERS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            return reader(type, DEEPEST).asType(READER);
        }
    };

    private static final MutableCallSite CHAIN = new MutableCallSite(LEARN);
    private static final MethodHandle READ = CHAIN.dynamicInvoker();
    private static final List<Class<?>> chained = new ArrayList<>();

    private Fields() {}

    static long print(Fingerprint fingerprint, Record record) {
        return read(READ, fingerprint, record);
    }

    private static long read(MethodHandle reader, Fingerprint fingerprint, Object record) {
        try {
            return (long) reader.invokeExact(fingerprint, record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read " + record.getClass().getName(), e);
        }
    }

    // ---- the chain; called by handles

    /** Reads a record whose class is not in the chain, and puts it there. */
    private static long learn(Fingerprint fingerprint, Object record) {
        synchronized (chained) {
            if (chained.size() < LONGEST_CHAIN && !chained.contains(record.getClass())) {
                chained.add(record.getClass());
                MethodHandle chain = chained.size() < LONGEST_CHAIN ? LEARN : LOOK_UP;
                for (Class<?> type : chained.reversed()) {
                    chain = MethodHandles.guardWithTest(IS.bindTo(type), READERS.get(type), chain);
                }
                CHAIN.setTarget(chain);
            }
        }
        return lookUp(fingerprint, record);
    }

    private static long lookUp(Fingerprint fingerprint, Object record) {
        return read(READERS.get(record.getClass()), fingerprint, record);
    }

    private static boolean is(Class<?> type, Fingerprint fingerprint, Object record) {
        return record.getClass() == type;
    }

    private static boolean isNull(Fingerprint fingerprint, @Nullable Object value) {
        return value == null;
    }

    // ---- the handle of a class

    /** From a fingerprint and a record of this type to its print: its fields in pairs, and its name. */
    private static MethodHandle reader(Class<?> type, int depth) {
        if (type == NodeId.class) {
            return NODE;
        }
        MethodType whole = MethodType.methodType(long.class, Fingerprint.class, type);
        List<MethodHandle> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(field(type, component, depth));
        }
        MethodHandle all = constant(0, whole);
        for (int nth = 0; nth < fields.size(); nth += 2) {
            MethodHandle left = fields.get(nth);
            MethodHandle right = nth + 1 < fields.size() ? fields.get(nth + 1) : constant(0, whole);
            MethodHandle pair = MethodHandles.insertArguments(SIDE_BY_SIDE, 0, Mix.key(nth), Mix.key(nth + 1));
            all = join(BOTH, all, join(pair, left, right));
        }
        long name = Fingerprint.ofText(type.getSimpleName());
        return MethodHandles.filterReturnValue(all, MethodHandles.insertArguments(LAST, 0, name));
    }

    private static MethodHandle field(Class<?> type, RecordComponent component, int depth) {
        try {
            MethodHandle field = MethodHandles.privateLookupIn(type, HERE).unreflect(component.getAccessor());
            Class<?> held = component.getType();
            if (held.isPrimitive() && held != boolean.class && held != double.class && held != float.class) {
                return MethodHandles.dropArguments(
                        field.asType(field.type().changeReturnType(long.class)), 0, Fingerprint.class);
            }
            MethodHandle kind = kind(held, depth);
            field = field.asType(field.type().changeReturnType(kind.type().parameterType(1)));
            return MethodHandles.collectArguments(kind, 1, field);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot read the fields of " + type.getName(), e);
        }
    }

    private static MethodHandle kind(Class<?> type, int depth) {
        if (type == boolean.class) {
            return FLAG;
        }
        if (type.isPrimitive()) {
            return REAL;
        }
        if (type.isRecord() && depth > 0) {
            MethodHandle nothing = constant(Fingerprint.of(null), READER);
            return MethodHandles.guardWithTest(
                    IS_NULL, nothing, reader(type, depth - 1).asType(READER));
        }
        return KINDS.stream()
                .filter(kind -> kind.type().parameterType(1).isAssignableFrom(type))
                .findFirst()
                .orElse(ANY);
    }

    private static MethodHandle constant(long value, MethodType reader) {
        return MethodHandles.dropArguments(MethodHandles.constant(long.class, value), 0, reader.parameterList());
    }

    /** One function of what two readers answer. */
    private static MethodHandle join(MethodHandle function, MethodHandle left, MethodHandle right) {
        MethodHandle joined = MethodHandles.collectArguments(function, 1, right);
        joined = MethodHandles.collectArguments(joined, 0, left);
        return MethodHandles.permuteArguments(joined, left.type(), 0, 1, 0, 1);
    }

    private static long sideBySide(long leftKey, long rightKey, long left, long right) {
        return Mix.fold(left ^ leftKey, right ^ rightKey);
    }

    private static long both(long left, long right) {
        return left ^ right;
    }

    private static long last(long name, long fields) {
        return Mix.fold(name, fields ^ ~name);
    }

    // ---- what is called by name

    private static MethodHandle own(String name, MethodType type) {
        try {
            return HERE.findStatic(Fields.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Of a kind that has no parts. */
    private static MethodHandle ofKind(String name, Class<?> type) {
        try {
            return MethodHandles.dropArguments(
                    HERE.findStatic(Fingerprint.class, name, MethodType.methodType(long.class, type)),
                    0,
                    Fingerprint.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Of a kind whose parts have prints of their own. */
    private static MethodHandle ofPart(String name, Class<?> type) {
        try {
            return HERE.findVirtual(Fingerprint.class, name, MethodType.methodType(long.class, type));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
