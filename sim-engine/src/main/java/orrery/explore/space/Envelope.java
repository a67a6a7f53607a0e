package orrery.explore.space;

import orrery.api.NodeId;

/** A message under way. */
record Envelope(NodeId from, NodeId to, Object message) {}
