/** Tests of the package of the same name. */
@NullMarked
package orrery.viz.chart;

import org.jspecify.annotations.NullMarked;
