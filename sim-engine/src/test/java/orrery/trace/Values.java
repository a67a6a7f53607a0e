package orrery.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values for tests: of few names and few leaves, so that any two of them have something in common. */
final class Values {

    private Values() {}

    static Arbitrary<Value> any() {
        return any(3).withoutEdgeCases();
    }

    private static Arbitrary<Value> any(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<Value> inner = any(depth - 1);
        return Arbitraries.oneOf(inner, structs(inner), lists(inner), maps(inner));
    }

    /** What JSON, quotes and numbers could get wrong is among them. */
    private static Arbitrary<Value> leaf() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "a",
                        "n1",
                        "150ms",
                        "none",
                        "true",
                        "NaN",
                        "1",
                        "1.0",
                        "-7",
                        "a=b",
                        "f(x)",
                        "[a, b]",
                        " a",
                        "a b",
                        "\"",
                        "\\",
                        "\n",
                        "\u0000",
                        "\u202e",
                        "\ud800",
                        "\ud83d\ude00",
                        "é",
                        "@",
                        "…"),
                Arbitraries.strings().ofMaxLength(4));
        return Arbitraries.oneOf(
                texts.map(Value.Text::new),
                Arbitraries.of(0L, 1L, 2L, -7L, Long.MIN_VALUE, Long.MAX_VALUE).map(Value.Whole::new),
                Arbitraries.of(0.0, -0.0, 1.0, 1e300, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY)
                        .map(Value.Real::new),
                Arbitraries.of(true, false).map(Value.Flag::new),
                Arbitraries.just(Value.Nothing.INSTANCE));
    }

    private static Arbitrary<Value> structs(Arbitrary<Value> inner) {
        Arbitrary<List<String>> names = Arbitraries.of("term", "log", "vote", "x")
                .list()
                .uniqueElements()
                .ofMaxSize(4);
        return names.flatMap(chosen -> Combinators.combine(
                        Arbitraries.of("Follower", "Leader", "A"), inner.list().ofSize(chosen.size()))
                .as((type, values) -> {
                    List<Value.Field> fields = new ArrayList<>();
                    for (int at = 0; at < chosen.size(); at++) {
                        fields.add(new Value.Field(chosen.get(at), values.get(at)));
                    }
                    return new Value.Struct(type, fields);
                }));
    }

    private static Arbitrary<Value> lists(Arbitrary<Value> inner) {
        return inner.list().ofMaxSize(5).map(Value.Items::new);
    }

    private static Arbitrary<Value> maps(Arbitrary<Value> inner) {
        return Combinators.combine(inner, inner)
                .as(Value.Entry::new)
                .list()
                .ofMaxSize(4)
                .map(Value.Entries::new);
    }

    /** A long list of short texts. */
    static Value.Items longList(int length) {
        List<Value> items = new ArrayList<>();
        for (int at = 0; at < length; at++) {
            items.add(new Value.Text("e" + at));
        }
        return new Value.Items(items);
    }

    /** Another value that differs from this one in one place, or in none. */
    static Value edited(Value value, Random random) {
        return switch (value) {
            case Value.Struct(String type, List<Value.Field> fields) -> {
                if (random.nextInt(6) == 0) {
                    yield new Value.Struct("Candidate", fields);
                }
                yield new Value.Struct(
                        type,
                        edited(
                                fields,
                                random,
                                field -> new Value.Field(field.name(), edited(field.value(), random)),
                                at -> new Value.Field("new" + at, new Value.Whole(at))));
            }
            case Value.Items(List<Value> values) ->
                new Value.Items(edited(values, random, item -> edited(item, random), Value.Whole::new));
            case Value.Entries(List<Value.Entry> entries) ->
                new Value.Entries(edited(
                        entries,
                        random,
                        entry -> new Value.Entry(entry.key(), edited(entry.value(), random)),
                        at -> new Value.Entry(new Value.Whole(at), Value.Nothing.INSTANCE)));
            default -> new Value.Whole(random.nextInt(3));
        };
    }

    private static <E> List<E> edited(List<E> elements, Random random, UnaryOperator<E> edit, IntFunction<E> fresh) {
        List<E> edited = new ArrayList<>(elements);
        if (edited.isEmpty() || random.nextInt(3) == 0) {
            edited.add(random.nextInt(edited.size() + 1), fresh.apply(random.nextInt()));
        } else if (random.nextInt(3) == 0) {
            edited.remove(random.nextInt(edited.size()));
        } else {
            int at = random.nextInt(edited.size());
            edited.set(at, edit.apply(edited.get(at)));
        }
        return edited;
    }
}
