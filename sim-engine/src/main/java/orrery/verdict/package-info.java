/** Says whether promises were kept: invariants over steps, and consistency models over histories. */
@NullMarked
package orrery.verdict;

import org.jspecify.annotations.NullMarked;
