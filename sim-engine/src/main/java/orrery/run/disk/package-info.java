/** What is durable at a node, and what can be wrong with that. */
@NullMarked
package orrery.run.disk;

import org.jspecify.annotations.NullMarked;
