/**
 * Many seeds of one trial: played on all cores, summed up in the order of the seeds, so that what comes out is the same
 * however many cores there were.
 */
@NullMarked
package orrery.explore.fuzz;

import org.jspecify.annotations.NullMarked;
