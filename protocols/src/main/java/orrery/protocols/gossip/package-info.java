/**
 * Rumor mongering, after Demers and others, "Epidemic Algorithms for Replicated Database Maintenance" (PODC 1987; with its
 * tables complete as report CSL-89-1), whose sections the comments name. Read in this order: {@link
 * orrery.protocols.gossip.Options}, {@link orrery.protocols.gossip.Message}, {@link orrery.protocols.gossip.Site} with
 * {@link orrery.protocols.gossip.Susceptible}, {@link orrery.protocols.gossip.Infective} and {@link
 * orrery.protocols.gossip.Removed}, {@link orrery.protocols.gossip.Rules}, and {@link orrery.protocols.gossip.Promises}.
 */
@NullMarked
package orrery.protocols.gossip;

import org.jspecify.annotations.NullMarked;
