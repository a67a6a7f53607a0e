package orrery.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An entry of {@code versions:}, as in {@code brisk: { nodes: [n2], with: { heartbeat: 20ms } }}. */
@Doc(
        "Another version of the protocol: with other options, or a wrong twin, or both. What must be true of the run is what"
                + " the scenario's own protocol promises.")
public record VersionSpec(
        @Doc("Who runs it from the start. Left out, nobody; who is upgraded comes to it.")
        List<String> nodes,

        @Doc("A wrong twin of the protocol, by its name; `none` is the right protocol. Left out, as in the scenario.")
        Optional<String> twin,

        @Doc("Its options; those left out are as in the scenario.")
        Map<String, Object> with) {

    /** As the scenario's own, and nobody runs it. */
    static final VersionSpec LIKE_THE_OWN = new VersionSpec(List.of(), Optional.empty(), Map.of());

    public VersionSpec {
        // a name that could not be read is null here, and the reader says so
        nodes = Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNullElse(nodes, List.of())));
        with = OptionTexts.of(Objects.requireNonNullElse(with, Map.of()));
    }
}
