@NullMarked
package orrery.explore.sweep;

import org.jspecify.annotations.NullMarked;
