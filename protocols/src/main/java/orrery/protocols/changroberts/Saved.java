package orrery.protocols.changroberts;

import java.util.Optional;

/**
 * What a process has on its disk.
 *
 * @param number its own
 * @param leader the leader's, once it has been told
 */
public record Saved(long number, Optional<Long> leader) {}
