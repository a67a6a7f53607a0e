/** What clients are asked, when, and the history of what became of it. */
@NullMarked
package orrery.run.load;

import org.jspecify.annotations.NullMarked;
