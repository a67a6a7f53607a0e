package orrery.scenario;

import java.util.List;
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

    public static boolean isKnown(String name) {
        return KNOWN.contains(name);
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
