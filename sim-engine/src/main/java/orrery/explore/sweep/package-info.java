/**
 * Experiments: several variants of a trial, each under the same seeds, and what is measured of every run. All of them draw the
 * same chance at the same addresses, so that what differs between two variants differs because of what was varied.
 */
@NullMarked
package orrery.explore.sweep;

import org.jspecify.annotations.NullMarked;
