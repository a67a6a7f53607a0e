/** Tests of order and decisions. */
@NullMarked
package orrery.run.core;

import org.jspecify.annotations.NullMarked;
