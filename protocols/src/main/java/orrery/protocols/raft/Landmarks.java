package orrery.protocols.raft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import orrery.api.Snapshot;

/** Moments that matter to Raft: a fault may strike at them, and a campaign without some of them has proved little. */
final class Landmarks {

    static final String ELECTED = "a leader is elected";
    static final String COMMITTED = "a command is committed";

    private Landmarks() {}

    static Map<String, Predicate<Snapshot>> all() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(
                "a server stands for election", now -> !now.all(Candidate.class).isEmpty());
        moments.put(ELECTED, Landmarks::elected);
        moments.put("two servers lead", now -> now.all(Leader.class).size() > 1);
        moments.put("an entry waits to be committed", Landmarks::waiting);
        moments.put(COMMITTED, Landmarks::committed);
        moments.put("a snapshot is on its way", Landmarks::installing);
        return Collections.unmodifiableMap(moments);
    }

    static boolean elected(Snapshot now) {
        return !now.all(Leader.class).isEmpty();
    }

    private static boolean waiting(Snapshot now) {
        return now.all(Leader.class).stream()
                .map(Leader::server)
                .anyMatch(server -> server.commitIndex() < server.log().lastIndex());
    }

    private static boolean installing(Snapshot now) {
        return now.all(Leader.class).stream()
                .flatMap(leader -> leader.progress().stream())
                .anyMatch(one -> one.transfer().isPresent());
    }

    static boolean committed(Snapshot now) {
        return now.all(Leader.class).stream()
                .map(Leader::server)
                .anyMatch(server -> !server.machine().sessions().isEmpty());
    }
}
