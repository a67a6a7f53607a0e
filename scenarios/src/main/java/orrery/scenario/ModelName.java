package orrery.scenario;

import java.util.List;
import java.util.Optional;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;

/**
 * A model that a history can be judged against, by its name.
 *
 * @param name one of {@link Models}
 */
public record ModelName(String name) {

    static final List<String> KNOWN = Models.all().stream().map(Model::name).toList();
    static final String ALLOWED = "the models are " + String.join(", ", KNOWN);

    public ModelName {
        if (!KNOWN.contains(name)) {
            throw new IllegalArgumentException(ALLOWED + Nearest.hint(name, KNOWN));
        }
    }

    /** The model by which this promise judges a history, if it does. */
    public static Optional<ModelName> of(String promise) {
        return KNOWN.stream()
                .map(ModelName::new)
                .filter(model -> model.linearizable().name().equals(promise))
                .findFirst();
    }

    /** That a history is linearizable as one of this model. */
    public Linearizability linearizable() {
        return new Linearizability(Models.named(name));
    }

    @Override
    public String toString() {
        return name;
    }
}
