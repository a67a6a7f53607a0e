package orrery.protocols.order.matrix;

import java.util.List;

/**
 * What one process tells another.
 *
 * @param table all that it knows of what anybody knows
 * @param news the events that the other is not known to have heard of
 */
public record Message(TimeTable table, List<Happened> news) {}
