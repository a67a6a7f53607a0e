/**
 * Charts: of a run over its virtual time, with the faults that struck meanwhile, and of many runs as {@link CurveChart}s of one
 * number over another.
 */
@NullMarked
package orrery.viz.chart;

import org.jspecify.annotations.NullMarked;
