package orrery.explore.fuzz;

import orrery.explore.Strategy;

/** What makes a run of a trial: a seed, and the strategy by which it is played. */
public record Origin(long seed, Strategy strategy) {}
