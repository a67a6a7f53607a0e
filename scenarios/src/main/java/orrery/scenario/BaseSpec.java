package orrery.scenario;

import org.jspecify.annotations.Nullable;

/** {@code scenario:} of an experiment: a name, or the fields of a scenario. */
record BaseSpec(Part part) {

    /** Null if it is neither, and then that has been said. */
    static @Nullable BaseSpec read(Part part) {
        if (part.value() instanceof Value.Entries) {
            part.refuse("this is a scenario's name, as raft/leader-crash, or its fields");
            return null;
        }
        return new BaseSpec(part);
    }
}
