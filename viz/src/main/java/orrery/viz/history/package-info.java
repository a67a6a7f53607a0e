/**
 * Histories that were judged: operations as bars on the rows of their clients, consistency models as a lattice, and a page
 * with both.
 */
@NullMarked
package orrery.viz.history;

import org.jspecify.annotations.NullMarked;
