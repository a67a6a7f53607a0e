package orrery.explore.space;

import orrery.api.Outcome;

/** Something between a client and whoever asks it. */
sealed interface Said {

    long op();

    record Asked(long op, Record question) implements Said {}

    record Answered(long op, Outcome outcome) implements Said {}
}
