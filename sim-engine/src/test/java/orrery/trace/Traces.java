package orrery.trace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Span;

/**
 * Traces for tests, with objects of every kind that a protocol may hold. Events and effects are made by the types of their
 * components, so that a new kind of either is tested as soon as it is there.
 */
final class Traces {

    private static final List<NodeId> SERVERS =
            List.of(new NodeId(0, "n1"), new NodeId(1, "n2"), new NodeId(2, "\u00fc 3"));
    private static final List<NodeId> CLIENTS = List.of(new NodeId(3, "c1"));
    private static final List<NodeId> NODES = List.of(SERVERS.get(0), SERVERS.get(1), SERVERS.get(2), CLIENTS.get(0));

    private Traces() {}

    private enum Mood {
        CALM,
        ANGRY
    }

    private record Pair(@Nullable Object left, Object right) {}

    private record Other(@Nullable Object left, int count) {}

    private static final class Rules {}

    static Arbitrary<Trace> any() {
        return Combinators.combine(
                        steps(),
                        records(Operation.class).list().ofMaxSize(3),
                        records(Trace.Summary.class),
                        records(Trace.End.class),
                        Arbitraries.longs())
                .as((steps, operations, summary, end, number) -> new Trace(
                        new Trace.Header("s\u00e9", "p", "", number, SERVERS, CLIENTS, 1_000_000_000),
                        steps,
                        new History(operations),
                        summary,
                        end,
                        number))
                .withoutEdgeCases();
    }

    private static Arbitrary<List<Step>> steps() {
        Arbitrary<Tuple.Tuple4<NodeId, Object, Object, List<Effect>>> states = Combinators.combine(
                        Arbitraries.of(NODES).injectNull(.1),
                        objects(3).injectNull(.2),
                        objects(3).injectNull(.2),
                        records(Effect.class).list().ofMaxSize(3))
                .as(Tuple::of);
        Arbitrary<Tuple.Tuple4<Event, Integer, Integer, Boolean>> happenings = Combinators.combine(
                        records(Event.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.of(true, true, true, false))
                .as(Tuple::of);
        return Combinators.combine(
                        Combinators.combine(states, happenings)
                                .as(Tuple::of)
                                .list()
                                .ofMaxSize(12),
                        Arbitraries.of(0L, 0L, 1L, 1_000_000_000_000L))
                .as((drawn, first) -> {
                    Map<@Nullable NodeId, @Nullable Object> last = new HashMap<>();
                    List<Step> steps = new ArrayList<>();
                    long time = first;
                    for (var both : drawn) {
                        var state = both.get1();
                        var happening = both.get2();
                        NodeId node = state.get1();
                        long number = first + steps.size();
                        long cause = Math.max(Step.NO_CAUSE, number - happening.get3());
                        // mostly as the node's last step left it, but not always
                        Object before = happening.get4() ? last.get(node) : state.get2();
                        time += happening.get2();
                        steps.add(new Step(
                                number, time, node, happening.get1(), cause, before, state.get3(), state.get4()));
                        last.put(node, state.get3());
                    }
                    return steps;
                });
    }

    /** Objects as a protocol holds them, nested so deep. */
    static Arbitrary<Object> objects(int depth) {
        Arbitrary<Object> leaf = Arbitraries.of(
                "",
                "k1",
                "two words",
                3L,
                -1,
                0.5,
                Double.NaN,
                true,
                'c',
                (byte) 7,
                Mood.CALM,
                Mood.ANGRY,
                NODES.get(1),
                Duration.ofMillis(150),
                Span.millis(1, 2),
                Optional.empty(),
                new Rules(),
                Value.Nothing.INSTANCE);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Object> inner = objects(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                inner.map(Optional::of),
                inner.list().ofMaxSize(4).map(items -> (Object) items),
                inner.list().ofMaxSize(3).map(HashSet::new),
                inner.list().ofMaxSize(2).map(List::toArray),
                Arbitraries.maps(Arbitraries.of("k1", "k2", "k3"), inner)
                        .ofMaxSize(3)
                        .map(TreeMap::new),
                Combinators.combine(inner.injectNull(.2), inner).as(Pair::new),
                Combinators.combine(inner, Arbitraries.integers()).as(Other::new));
    }

    /** All records of a type: those that a sealed interface permits, with any components. */
    static <R> Arbitrary<R> records(Class<R> type) {
        if (type.isSealed()) {
            return Arbitraries.oneOf(Arrays.stream(type.getPermittedSubclasses())
                    .<Arbitrary<R>>map(kind -> records(kind).map(type::cast))
                    .toList());
        }
        List<Arbitrary<Object>> components = Arrays.stream(type.getRecordComponents())
                .map(component -> component(component.getGenericType()))
                .toList();
        return Combinators.combine(components).as(values -> {
            try {
                Class<?>[] types = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                return type.getDeclaredConstructor(types).newInstance(values.toArray());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("cannot make a " + type, e);
            }
        });
    }

    private static Arbitrary<Object> component(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arbitrary<Object> element = component(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class
                    ? element.list().ofMaxSize(3).map(items -> (Object) items)
                    : Arbitraries.maps(element, component(generic.getActualTypeArguments()[1]))
                            .ofMaxSize(3)
                            .map(TreeMap::new);
        }
        if (type == long.class || type == Long.class) {
            return Arbitraries.of(0L, 1L, -1L, 7_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);
        }
        if (type == int.class) {
            return Arbitraries.of(0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        }
        if (type == boolean.class) {
            return Arbitraries.of(true, false);
        }
        if (type == String.class) {
            return Arbitraries.strings().ofMaxLength(5).map(text -> text);
        }
        if (type == NodeId.class) {
            return Arbitraries.of(NODES).map(node -> node);
        }
        if (type == Object.class) {
            return objects(2);
        }
        if (type == Record.class) {
            return objects(1).map(inside -> new Pair(inside, inside));
        }
        Class<?> raw = (Class<?>) type;
        return raw.isEnum()
                ? Arbitraries.of(raw.getEnumConstants())
                : records(raw).map(inside -> inside);
    }

    static byte[] saved(Trace trace) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TraceFile.write(trace, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Trace loaded(byte[] file) throws TraceFormatException {
        return loaded(file, TraceFile.Limits.ofHeap());
    }

    static Trace loaded(byte[] file, TraceFile.Limits limits) throws TraceFormatException {
        try {
            return TraceFile.read(new ByteArrayInputStream(file), "test.jsonl", limits);
        } catch (TraceFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
