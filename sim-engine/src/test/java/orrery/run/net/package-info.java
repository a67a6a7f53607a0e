/** Tests of the network. */
@NullMarked
package orrery.run.net;

import org.jspecify.annotations.NullMarked;
