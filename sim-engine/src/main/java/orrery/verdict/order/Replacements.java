package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.Finding.Link;
import orrery.verdict.model.Model;

/**
 * Says of compare-and-sets which contradict each other that they replaced the same value, and that it was written too few
 * times: each writing can be replaced once.
 *
 * @param <S> the model's states
 */
final class Replacements<S> {

    private static final int TOLD = 4;

    private final Model<S> model;
    private final List<Operation> replacing = new ArrayList<>();
    /** Those of the core that write the value again, after all these had ended. */
    private final List<Operation> again = new ArrayList<>();

    private Replacements(Model<S> model) {
        this.model = model;
    }

    /** Empty if that is not why these contradict each other. */
    static <S> Optional<Finding.Broken> told(Model<S> model, List<Operation> part, List<Operation> core) {
        return new Replacements<>(model).among(part, core);
    }

    private Optional<Finding.Broken> among(List<Operation> part, List<Operation> core) {
        S value = null;
        for (Operation operation : core) {
            S replaced = replaced(operation);
            if (replaced != null && Calls.answer(operation) != null) {
                if (value != null && !value.equals(replaced)) {
                    return Optional.empty();
                }
                value = replaced;
                replacing.add(operation);
            } else {
                again.add(operation);
            }
        }
        if (value == null || replacing.size() < 2 || replacing.size() > TOLD) {
            return Optional.empty();
        }
        long end = replacing.stream().mapToLong(Operation::completed).max().orElse(Operation.OPEN);
        S replaced = value;
        if (again.stream().anyMatch(each -> each.invoked() <= end || !writes(each, replaced))) {
            return Optional.empty();
        }
        List<Operation> writers = part.stream()
                .filter(each -> each.invoked() <= end && writes(each, replaced))
                .toList();
        boolean first = model.initial().equals(value);
        return writers.size() + (first ? 1 : 0) < replacing.size()
                ? Optional.of(new Finding.Broken(sentence(value, writers, first), core, links()))
                : Optional.empty();
    }

    /** The value that it replaces by another, if it does so. */
    private @Nullable S replaced(Operation operation) {
        Record answer = Calls.answer(operation);
        if (model.effect(operation.question(), answer) != Model.Effect.DEPENDS) {
            return null;
        }
        S found = model.finds(operation.question(), answer);
        S after = found == null ? null : model.step(found, operation.question(), answer);
        return after == null || after.equals(found) ? null : found;
    }

    /** Whether the value can be there through this operation. */
    private boolean writes(Operation operation, S value) {
        Record question = operation.question();
        Record answer = Calls.answer(operation);
        return switch (model.effect(question, answer)) {
            case LOOKS -> false;
            case FITS -> true; // it may lead to any
            case OVERWRITES -> value.equals(model.step(model.initial(), question, answer));
            case DEPENDS -> {
                S found = model.finds(question, answer);
                yield found == null || value.equals(model.step(found, question, answer));
            }
        };
    }

    private String sentence(S value, List<Operation> writers, boolean first) {
        String each = replacing.stream().map(model::words).collect(Collectors.joining(" and "));
        String name =
                value instanceof Optional<?> held ? held.map(String::valueOf).orElse("nothing") : String.valueOf(value);
        String by = again.isEmpty() ? "" : " by then";
        String times = switch (writers.size()) {
            case 0 -> "nobody had written" + (first ? " again" : "") + by;
            case 1 -> "had been written only once" + by + ", by " + model.words(writers.getFirst());
            default -> "had been written only " + writers.size() + " times" + by;
        };
        return each + (replacing.size() == 2 ? " both" : " all") + " replaced " + name + ", which "
                + (first ? "was there at first and " : "") + times;
    }

    private List<Link> links() {
        Optional<Operation> last = replacing.stream().max(Comparator.comparingLong(Operation::completed));
        return again.stream()
                .flatMap(each -> last.stream().map(before -> new Link(before, each, "had ended before", "")))
                .toList();
    }
}
