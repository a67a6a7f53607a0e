package orrery.verdict.model;

import java.util.List;

/** The models that come with the simulator, by name. */
public final class Models {

    private static final List<Model<?>> ALL = List.of(new KeyValueModel());

    private Models() {}

    /** All of them, in the order in which they are listed. */
    public static List<Model<?>> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException if there is none of this name; the message lists the names */
    public static Model<?> named(String name) {
        for (Model<?> model : ALL) {
            if (model.name().equals(name)) {
                return model;
            }
        }
        throw new IllegalArgumentException("there is no model \"" + name + "\"; there are "
                + String.join(", ", ALL.stream().map(Model::name).toList()));
    }
}
