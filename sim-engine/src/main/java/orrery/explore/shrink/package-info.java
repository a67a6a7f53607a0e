/**
 * A failing run is a calm world and a list of what deviates from it. This finds the list, and the smallest part of it, of
 * the nodes, of the questions and of the time that still breaks the same promise.
 */
@NullMarked
package orrery.explore.shrink;

import org.jspecify.annotations.NullMarked;
