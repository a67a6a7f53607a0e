/**
 * SWIM, after Das, Gupta and Motivala, "SWIM: Scalable Weakly-consistent Infection-style Process Group Membership Protocol"
 * (DSN 2002), whose sections the comments name. Read in this order: {@link orrery.protocols.swim.Belief}, {@link
 * orrery.protocols.swim.Message}, {@link orrery.protocols.swim.Views}, {@link orrery.protocols.swim.Member}, {@link
 * orrery.protocols.swim.Rules} and {@link orrery.protocols.swim.Promises}.
 */
@NullMarked
package orrery.protocols.swim;

import org.jspecify.annotations.NullMarked;
