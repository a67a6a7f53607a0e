package orrery.protocols.raft;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.api.NodeId;

/** Who is to be in the cluster, and since when: what an operator asks for. */
record Plan(List<Change> changes) {

    /**
     * From now on, these are to be the voters.
     *
     * @param from on the leader's clock
     */
    record Change(Duration from, List<NodeId> voters) {}

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s)((?: +\\S+)+)");

    /** @throws IllegalArgumentException if one of these is not of the form {@code 2s n1 n2}, or not later than the one before */
    static void check(List<String> changes) {
        Duration last = Duration.ZERO;
        for (String change : changes) {
            Duration from = from(form(change));
            if (from.compareTo(last) < 0) {
                throw new IllegalArgumentException("changes must be in the order of their times, was " + change);
            }
            last = from;
        }
    }

    /** @throws IllegalArgumentException if a server is named that is not among these */
    static Plan of(List<String> changes, List<NodeId> servers) {
        List<Change> plan = new ArrayList<>();
        for (String change : changes) {
            Matcher form = form(change);
            List<String> names = List.of(form.group(3).strip().split(" +"));
            plan.add(new Change(
                    from(form),
                    names.stream()
                            .map(name -> named(name, servers))
                            .distinct()
                            .sorted()
                            .toList()));
        }
        return new Plan(List.copyOf(plan));
    }

    /** The last that is asked for at a time. */
    Optional<List<NodeId>> at(Duration now) {
        return changes.reversed().stream()
                .filter(change -> change.from().compareTo(now) <= 0)
                .findFirst()
                .map(Change::voters);
    }

    private static Matcher form(String change) {
        Matcher form = FORM.matcher(change.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "changes: found \"" + change + "\", but it is a time and the servers from then on, as 2s n1 n2 n3");
        }
        return form;
    }

    private static Duration from(Matcher form) {
        int digits = form.group(2).equals("s") ? 9 : 6;
        return Duration.ofNanos(
                new BigDecimal(form.group(1)).scaleByPowerOfTen(digits).longValue());
    }

    private static NodeId named(String name, List<NodeId> servers) {
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("changes: found " + name + ", but the servers are "
                        + String.join(", ", servers.stream().map(NodeId::name).toList())));
    }
}
