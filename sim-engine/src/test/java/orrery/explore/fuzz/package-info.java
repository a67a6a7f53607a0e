@NullMarked
package orrery.explore.fuzz;

import org.jspecify.annotations.NullMarked;
