/** The lint against planted leaks, innocent look-alikes and hostile files. */
@NullMarked
package orrery.lint;

import org.jspecify.annotations.NullMarked;
