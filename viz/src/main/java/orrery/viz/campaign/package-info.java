/** Pictures of many runs at once: seeds, states. They know nothing of how the runs came about. */
@NullMarked
package orrery.viz.campaign;

import org.jspecify.annotations.NullMarked;
