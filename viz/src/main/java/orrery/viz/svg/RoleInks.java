package orrery.viz.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.viz.story.Story;

/**
 * Which colour each role of the servers has. The role in which servers spend most of the time is the pale, ordinary one;
 * the others stand out, the longest first: so a leader is seen at once without anyone saying that it is one.
 */
final class RoleInks {

    private final List<String> roles;

    private RoleInks(List<String> roles) {
        this.roles = roles;
    }

    /** @param together the runs that are seen together, in which a role has one colour */
    static RoleInks of(List<Story> together) {
        Map<String, Long> times = new LinkedHashMap<>();
        for (Story story : together) {
            story.lanes().stream()
                    .filter(lane -> !lane.client())
                    .flatMap(lane -> lane.stays().stream())
                    .forEach(stay -> times.merge(stay.role(), stay.toNanos() - stay.fromNanos(), Long::sum));
        }
        List<String> roles = new ArrayList<>(times.keySet());
        roles.sort(Comparator.comparing(times::get, Comparator.reverseOrder()));
        return new RoleInks(List.copyOf(roles));
    }

    /** From the ordinary one to the rarest. */
    List<String> roles() {
        return roles;
    }

    String ground(String role) {
        return Palette.of(Palette.ROLES, rank(role));
    }

    String letters(String role) {
        return Palette.of(Palette.ON_ROLES, rank(role));
    }

    boolean ordinary(String role) {
        return rank(role) == 0;
    }

    /** After the last colour it goes on with the second: only one role is ordinary. */
    private int rank(String role) {
        int place = roles.indexOf(role);
        return place < Palette.ROLES.size() ? place : 1 + (place - 1) % (Palette.ROLES.size() - 1);
    }
}
