package orrery.api;

/**
 * A wrong twin: the protocol with exactly one rule overridden.
 *
 * @param name in scenario files after {@code twin:}, as in {@code forgets-its-vote}
 * @param breaks the promise, by its name, that it must break sooner or later
 * @param story one sentence: what it does wrong and who has done so before
 * @param protocol the broken protocol; its checks are those of the right one
 */
public record Twin(String name, String breaks, String story, Protocol<?, ?> protocol) {}
