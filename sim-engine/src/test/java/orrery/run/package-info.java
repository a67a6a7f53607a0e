/** Tests of the kernel. */
@NullMarked
package orrery.run;

import org.jspecify.annotations.NullMarked;
