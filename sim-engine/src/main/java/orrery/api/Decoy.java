package orrery.api;

/**
 * What only looks like a wrong twin: the protocol with a rule overridden so that it does more than it needs to, and is right all the
 * same. Whatever finds something in a decoy finds what is not there.
 *
 * @param name lower case, words joined by hyphens
 * @param story one sentence: what it does
 * @param protocol its checks are those of the right one
 */
public record Decoy(String name, String story, Protocol<?, ?> protocol) {}
