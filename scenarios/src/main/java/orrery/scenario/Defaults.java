package orrery.scenario;

import org.jspecify.annotations.Nullable;

/** What groups of fields are when nothing is written in them. */
final class Defaults {

    private Defaults() {}

    /** Null for a group that has no such state, as a fault without a time. */
    static @Nullable Record of(Class<?> group) {
        if (group == Scenario.class) {
            return Scenario.of("");
        }
        if (group == NetworkSpec.class) {
            return NetworkSpec.DEFAULT;
        }
        if (group == WorkloadSpec.class) {
            return WorkloadSpec.DEFAULT;
        }
        if (group == LinkSpec.class) {
            return LinkSpec.NO_DIFFERENT;
        }
        if (group == VersionSpec.class) {
            return VersionSpec.LIKE_THE_OWN;
        }
        if (group == ZonesSpec.class) {
            return ZonesSpec.NONE;
        }
        if (group == ExploreSpec.class) {
            return ExploreSpec.NONE;
        }
        if (group == ClimateSpec.class) {
            return ClimateSpec.NONE;
        }
        return group == Expectation.class ? Expectation.ALL_HELD : null;
    }
}
