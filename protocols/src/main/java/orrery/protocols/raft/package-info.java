/**
 * Raft, after Ongaro and Ousterhout, "In Search of an Understandable Consensus Algorithm (Extended Version)" (2014), whose
 * sections the comments name. Read in this order: {@link orrery.protocols.raft.Message}, {@link
 * orrery.protocols.raft.Log}, {@link orrery.protocols.raft.Saved}, {@link orrery.protocols.raft.Role} with {@link
 * orrery.protocols.raft.Follower}, {@link orrery.protocols.raft.Candidate} and {@link orrery.protocols.raft.Leader},
 * {@link orrery.protocols.raft.Client}, {@link orrery.protocols.raft.Rules}, and what must come of it all: {@link
 * orrery.protocols.raft.Promises}. What Ongaro's dissertation adds, each behind a switch of {@link
 * orrery.protocols.raft.Options}, is in files of its own: {@link orrery.protocols.raft.Extension} with {@link
 * orrery.protocols.raft.Extensions}, {@link orrery.protocols.raft.PreCandidate}, {@link orrery.protocols.raft.Tenure} with
 * {@link orrery.protocols.raft.Rounds}, {@link orrery.protocols.raft.Reading} and {@link orrery.protocols.raft.Handover}.
 */
@NullMarked
package orrery.protocols.raft;

import org.jspecify.annotations.NullMarked;
