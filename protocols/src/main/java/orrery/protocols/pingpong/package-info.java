/** The smallest protocol: a ball goes to and fro between two nodes. */
@NullMarked
package orrery.protocols.pingpong;

import org.jspecify.annotations.NullMarked;
