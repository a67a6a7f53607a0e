@NullMarked
package orrery.explore.shrink;

import org.jspecify.annotations.NullMarked;
