/**
 * A run's inputs as records: nodes, links, faults, workload. Data only: the kernel plays it, the scenario file spells
 * it, the pictures draw what came of it.
 */
@NullMarked
package orrery.world;

import org.jspecify.annotations.NullMarked;
