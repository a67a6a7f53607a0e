/** Small protocols and runs of them, so that pictures are tested with real traces and still know no protocol. */
@NullMarked
package orrery.viz.play;

import org.jspecify.annotations.NullMarked;
