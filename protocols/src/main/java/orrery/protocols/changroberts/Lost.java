package orrery.protocols.changroberts;

import java.util.Optional;

/**
 * A process that knows of a larger number.
 *
 * @param leader the leader's, once it has been told
 */
public record Lost(Place place, long number, Optional<Long> leader) implements Role {}
