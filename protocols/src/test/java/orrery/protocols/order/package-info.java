/** What the tests of the protocols about order share. */
@NullMarked
package orrery.protocols.order;

import org.jspecify.annotations.NullMarked;
