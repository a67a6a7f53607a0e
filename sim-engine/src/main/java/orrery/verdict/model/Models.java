package orrery.verdict.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models that come with the simulator, by name. */
public final class Models {

    private static final List<Model<?>> ALL = List.of(
            new KeyValueModel(),
            register("register", null),
            register("cas-register", null),
            new MultiRegister(new TreeMap<>()),
            new TextStore(),
            new Mutex(),
            new Counter(),
            new SetModel(),
            Sequence.queue(),
            Sequence.stack(),
            Sequence.priorityQueue(),
            new Bank());

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

    /** A register, with compare-and-set, that does not begin empty. */
    public static Model<?> register(String name, @Nullable Object initial) {
        return new Register(name, initial);
    }

    /** Registers that are read and written together and begin with these values. */
    public static Model<?> multiRegister(SortedMap<String, Object> initial) {
        return new MultiRegister(new TreeMap<>(initial));
    }
}
