/** Tests of the trace: descriptions, differences, the written form, causality. */
@NullMarked
package orrery.trace;

import org.jspecify.annotations.NullMarked;
