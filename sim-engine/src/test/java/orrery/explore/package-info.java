@NullMarked
package orrery.explore;

import org.jspecify.annotations.NullMarked;
