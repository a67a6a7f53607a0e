package orrery.viz.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.Roles;
import orrery.trace.Value;

/**
 * The number by which a protocol tells one reign from the next, found in a node's state by its name: a term, a view, an
 * epoch. It is looked for in the state itself and in what the state is grouped into, two levels down.
 *
 * @param word as in {@code term}
 */
public record Era(String word, long number) {

    /** The field's usual names, the most telling first. */
    private static final List<String> NAMES =
            List.of("term", "currentTerm", "view", "viewNumber", "epoch", "currentEpoch", "ballot", "round");

    private static final int LEVELS = 3;

    /** The era that a state is in, or empty if it counts none. */
    public static Optional<Era> of(Value state) {
        List<Value.Struct> level = state instanceof Value.Struct struct ? List.of(struct) : List.of();
        for (int depth = 0; depth < LEVELS && !level.isEmpty(); depth++) {
            for (String name : NAMES) {
                for (Value.Struct struct : level) {
                    if (struct.field(name) instanceof Value.Whole(long number)) {
                        return Optional.of(new Era(word(name), number));
                    }
                }
            }
            level = below(level);
        }
        return Optional.empty();
    }

    private static List<Value.Struct> below(List<Value.Struct> level) {
        List<Value.Struct> below = new ArrayList<>();
        for (Value.Struct struct : level) {
            for (Value.Field field : struct.fields()) {
                if (field.value() instanceof Value.Struct inner) {
                    below.add(inner);
                }
            }
        }
        return below;
    }

    private static String word(String name) {
        return Roles.of(name).replace("current-", "").replace("-number", "");
    }

    /** As in {@code term 3}. */
    @Override
    public String toString() {
        return word + " " + number;
    }
}
