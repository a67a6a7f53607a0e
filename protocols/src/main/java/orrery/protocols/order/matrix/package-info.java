/**
 * Matrix clocks, and what they are good for: a dictionary of which every process has a copy, and a log that forgets what all are
 * known to know. After Wuu and Bernstein, "Efficient Solutions to the Replicated Log and Dictionary Problems", PODC 1984. Read in
 * this order: {@link orrery.protocols.order.matrix.Happened}, {@link orrery.protocols.order.matrix.TimeTable}, {@link
 * orrery.protocols.order.matrix.Rules}, {@link orrery.protocols.order.matrix.Process}, and {@link
 * orrery.protocols.order.matrix.Promises}.
 */
@NullMarked
package orrery.protocols.order.matrix;

import org.jspecify.annotations.NullMarked;
