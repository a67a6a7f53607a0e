package orrery.protocols.order.channel;

/**
 * A message and its place on its link.
 *
 * @param number counts the messages from one node to another, from 1
 */
public record Numbered<C>(long number, C content) {}
