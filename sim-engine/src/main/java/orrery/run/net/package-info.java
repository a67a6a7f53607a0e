/** The network: what becomes of a message between leaving a node and arriving at another. */
@NullMarked
package orrery.run.net;

import org.jspecify.annotations.NullMarked;
