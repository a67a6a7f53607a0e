/**
 * The kernel: one thread, one queue, total order by (time, sequence). It plays network, clocks and disks, asks the nodes,
 * and reports each step; it judges nothing and draws nothing.
 */
@NullMarked
package orrery.run;

import org.jspecify.annotations.NullMarked;
