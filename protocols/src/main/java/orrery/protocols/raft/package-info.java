/**
 * Raft, after Ongaro and Ousterhout, "In Search of an Understandable Consensus Algorithm (Extended Version)" (2014), whose
 * sections the comments name. Read in this order: {@link orrery.protocols.raft.Message}, {@link
 * orrery.protocols.raft.Log}, {@link orrery.protocols.raft.Saved}, {@link orrery.protocols.raft.Role} with {@link
 * orrery.protocols.raft.Follower}, {@link orrery.protocols.raft.Candidate} and {@link orrery.protocols.raft.Leader},
 * {@link orrery.protocols.raft.Client}, {@link orrery.protocols.raft.Rules}, and what must come of it all: {@link
 * orrery.protocols.raft.Promises}.
 */
@NullMarked
package orrery.protocols.raft;

import org.jspecify.annotations.NullMarked;
