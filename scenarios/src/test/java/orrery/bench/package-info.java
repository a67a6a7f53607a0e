/** How fast the simulator is: benchmarks, the page that they write, and a guard against becoming much slower. */
@NullMarked
package orrery.bench;

import org.jspecify.annotations.NullMarked;
