/** One report over all consistency models that fit a history, and the strongest of them that hold. */
@NullMarked
package orrery.verdict.report;

import org.jspecify.annotations.NullMarked;
