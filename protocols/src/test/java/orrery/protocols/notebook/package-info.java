/** The protocol that {@code docs/how-to/write-your-own-protocol.md} writes. */
@NullMarked
package orrery.protocols.notebook;

import org.jspecify.annotations.NullMarked;
