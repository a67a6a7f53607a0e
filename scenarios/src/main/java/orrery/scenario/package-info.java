/**
 * The scenario file: what it says, as records; how its values are spelled; and the way from its text to a
 * {@link orrery.scenario.Plan}, with every mistake in it named by line and column.
 *
 * <p>In the order of reading: {@link orrery.scenario.Catalog} and {@link orrery.scenario.ScenarioSource} (text),
 * {@code Document} (tree with places), {@code Setting} (what the command line replaces), {@code Binder} and {@code Form}
 * (values), {@link orrery.scenario.Scenario} (records, each with its documentation), {@code Planner} and
 * {@link orrery.scenario.Plan} (world).
 */
@NullMarked
package orrery.scenario;

import org.jspecify.annotations.NullMarked;
