package orrery.viz.page;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import orrery.api.NodeId;

/** The records of the sample run: a cluster that elects leaders and copies a log, just enough of one to be drawn. */
final class SampleCluster {

    private SampleCluster() {}

    sealed interface Message {}

    record AskVote(long term, int lastIndex) implements Message {}

    record Vote(long term, boolean granted) implements Message {}

    record Append(long term, int after, List<Entry> entries, int commit) implements Message {}

    record Appended(long term, int upTo) implements Message {}

    record Ask(long op, Record question) implements Message {}

    record Answer(long op, Record answer) implements Message {}

    record Entry(long term, long op, Record question) {}

    record Saved(long term, String votedFor) {}

    enum Clock {
        ELECTION,
        HEARTBEAT,
        PATIENCE
    }

    sealed interface Server {
        Saved saved();

        List<Entry> log();

        int commit();
    }

    record Follower(Saved saved, List<Entry> log, int commit) implements Server {}

    record Candidate(Saved saved, List<Entry> log, int commit, SortedSet<NodeId> votes) implements Server {}

    record Leader(Saved saved, List<Entry> log, int commit, SortedMap<NodeId, Integer> copied) implements Server {}

    record Idle(long answered) {}

    record Waiting(long op, NodeId askedOf, long answered) {}
}
