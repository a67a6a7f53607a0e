/** Charts of a run over its virtual time: how many messages and operations, how fast, and which faults struck meanwhile. */
@NullMarked
package orrery.viz.chart;

import org.jspecify.annotations.NullMarked;
