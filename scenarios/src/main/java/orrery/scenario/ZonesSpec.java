package orrery.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import orrery.api.NodeId;
import orrery.world.Regions;
import orrery.world.Zones;

/** {@code zones:}. */
@Doc(
        "Data centres, or whatever else is far apart. The way from one zone to another comes on top of a link's own latency."
                + " Who is in no zone, as a client, is in the first.")
public record ZonesSpec(
        @Doc("Which nodes are in which zone, by the zone's name, as in { east: [n1, n2], west: [n3] }.")
        Map<String, List<String>> members,

        @Doc(
                "The same with real regions, whose names and distances are known, as in { frankfurt: [n1], tokyo: [n2] }; in the"
                        + " place of members and between.")
        Map<String, List<String>> regions,

        @Doc("How far the zones are from each other. If only one direction is written, the other is the same.")
        List<Way> between) {

    /** Each is a row and a column of a table that somebody has to write. */
    private static final int MOST = 20;

    /** From one zone to another. */
    @Doc("How long the way is from one zone to another.")
    public record Way(
            @Doc("The zone where it begins.") @Required String from,
            @Doc("The zone where it ends.") @Required String to,

            @Doc("How long a message is on the way, beside the link's own latency.") @Required
            Duration latency) {}

    static final ZonesSpec NONE = new ZonesSpec(Map.of(), Map.of(), List.of());

    public ZonesSpec {
        // what could not be read is null here, and the reader says so
        members = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(members, Map.of())));
        regions = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(regions, Map.of())));
        between = Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNullElse(between, List.of())));
    }

    /** In their order. */
    public List<String> names() {
        return List.copyOf((regions.isEmpty() ? members : regions).keySet());
    }

    /**
     * The zones in a world.
     *
     * @param part the field, which takes what cannot be
     */
    Zones zones(Roster roster, Part part) {
        Map<String, List<String>> written = regions.isEmpty() ? members : regions;
        Part where = part.field(regions.isEmpty() ? "members" : "regions");
        if (!regions.isEmpty() && !(members.isEmpty() && between.isEmpty())) {
            part.say("the distances of regions are known; write regions, or members and between");
        } else if (written.isEmpty() || written.size() > MOST) {
            part.say("there are 1 to " + MOST + " zones; name them in members or in regions");
        }
        for (String zone : written.keySet()) {
            if (!Who.isName(zone)) {
                where.field(zone).sayOfName("a zone's name is a letter and up to 31 letters, digits, '_', '.' or '-'");
            }
        }
        if (!part.clean()) {
            return new Zones(List.of(), List.of(), List.of());
        }
        return new Zones(
                names(),
                members(written, roster, where),
                regions.isEmpty() ? distances(part.field("between"), part) : distancesOfRegions(where));
    }

    private static List<List<NodeId>> members(Map<String, List<String>> written, Roster roster, Part where) {
        List<List<NodeId>> members = new ArrayList<>();
        Set<NodeId> placed = new HashSet<>();
        written.forEach((zone, names) -> {
            Part part = where.field(zone);
            List<NodeId> here = roster.nodes(names, part);
            if (names.isEmpty()) {
                part.say("nobody is in this zone");
            }
            for (NodeId node : here) {
                if (!placed.add(node)) {
                    part.entry(names.indexOf(node.name())).refuse("this node is in another zone already");
                }
            }
            members.add(here);
        });
        return members;
    }

    /** Square, in the order of the names. */
    private List<List<Long>> distances(Part ways, Part part) {
        List<String> names = names();
        long[][] nanos = new long[names.size()][names.size()];
        boolean[][] known = new boolean[names.size()][names.size()];
        for (int index = 0; index < between.size(); index++) {
            Way way = between.get(index);
            int from = index(way.from(), names, ways.entry(index).field("from"));
            int to = index(way.to(), names, ways.entry(index).field("to"));
            if (from < 0 || to < 0) {
                continue;
            }
            if (from == to) {
                ways.entry(index).say("a way leads from one zone to another");
            } else if (known[from][to]) {
                ways.entry(index).say("the way from " + way.from() + " to " + way.to() + " stands here a second time");
            }
            nanos[from][to] = way.latency().toNanos();
            known[from][to] = true;
        }
        for (int from = 0; from < names.size() && part.clean(); from++) {
            for (int to = 0; to < from; to++) {
                if (!known[from][to] && !known[to][from]) {
                    part.say("how far it is from " + names.get(to) + " to " + names.get(from)
                            + " is missing; add it to between");
                }
                nanos[from][to] = known[from][to] ? nanos[from][to] : nanos[to][from];
                nanos[to][from] = known[to][from] ? nanos[to][from] : nanos[from][to];
            }
        }
        return square(nanos);
    }

    private static List<List<Long>> square(long[][] nanos) {
        List<List<Long>> rows = new ArrayList<>();
        for (long[] from : nanos) {
            List<Long> row = new ArrayList<>();
            for (long way : from) {
                row.add(way);
            }
            rows.add(row);
        }
        return rows;
    }

    private static int index(String zone, List<String> names, Part part) {
        int index = names.indexOf(zone);
        if (index < 0) {
            part.refuse("the zones are " + String.join(", ", names) + Nearest.hint(zone, names));
        }
        return index;
    }

    private List<List<Long>> distancesOfRegions(Part where) {
        for (String region : regions.keySet()) {
            if (!Regions.NAMES.contains(region)) {
                where.field(region)
                        .sayOfName("no such region; the regions are " + String.join(", ", Regions.NAMES)
                                + Nearest.hint(region, Regions.NAMES));
            }
        }
        if (!where.clean()) {
            return List.of();
        }
        List<Integer> places =
                regions.keySet().stream().map(Regions.NAMES::indexOf).toList();
        return places.stream()
                .map(from ->
                        places.stream().map(to -> Regions.oneWayNanos(from, to)).toList())
                .toList();
    }
}
