@NullMarked
package orrery.explore.space;

import org.jspecify.annotations.NullMarked;
