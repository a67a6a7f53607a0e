/** Many runs, each played and judged: seeds, strategies, search. One run is the simplest case. */
@NullMarked
package orrery.explore;

import org.jspecify.annotations.NullMarked;
