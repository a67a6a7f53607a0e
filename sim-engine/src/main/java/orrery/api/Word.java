package orrery.api;

/**
 * A word of a protocol and what it means, for somebody who has never heard of it.
 *
 * @param word as it stands in states, messages, promises or pages: {@code term}
 * @param meaning what it is, in a sentence without a full stop at its end, in plain words or in such that were explained before
 */
public record Word(String word, String meaning) {}
