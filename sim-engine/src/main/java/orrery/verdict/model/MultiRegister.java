package orrery.verdict.model;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Registers that are read and written together: {@code txn [[read, x, 1], [write, y, 2]]}, whose answer is the same list
 * with what was read filled in.
 */
final class MultiRegister extends JepsenModel<TreeMap<String, Object>> {

    private final TreeMap<String, Object> initial;

    MultiRegister(TreeMap<String, Object> initial) {
        super("multi-register", "txn");
        this.initial = initial;
    }

    @Override
    public TreeMap<String, Object> initial() {
        return initial;
    }

    @Override
    @Nullable
    TreeMap<String, Object> step(TreeMap<String, Object> state, Asked asked, @Nullable Answered answer) {
        Object said = answer == null ? null : answer.value();
        boolean heard = said != null;
        TreeMap<String, Object> after = new TreeMap<>(state);
        for (Object each : list(heard ? said : asked.value())) {
            List<?> access = list(each);
            String key = String.valueOf(access.get(1));
            Object value = access.get(2);
            switch (String.valueOf(access.get(0))) {
                case "read", "r" -> {
                    // a read of nothing says nothing, as in Knossos
                    if (heard && value != null && !Objects.equals(after.get(key), value)) {
                        return null;
                    }
                }
                case "write", "w" ->
                    after.put(key, Objects.requireNonNull(value, "a register is written with a value"));
                default -> throw unknown(asked);
            }
        }
        return after;
    }

    /** Each access once, with what was read. */
    @Override
    public String words(Record question, @Nullable Record answer) {
        Object said = answer instanceof Answered(Object value) ? value : null;
        Object accesses = said == null && question instanceof Asked asked ? asked.value() : said;
        return accesses instanceof List<?> all
                ? all.stream().map(MultiRegister::words).collect(Collectors.joining(", ", "[", "]"))
                : super.words(question, answer);
    }

    private static String words(Object said) {
        List<?> access = list(said);
        Object value = access.get(2);
        return access.get(0) + " " + access.get(1) + " = " + (value == null ? "nothing" : value);
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(
                "a multi-register takes [[read, key, value], [write, key, value]], not " + value);
    }
}
