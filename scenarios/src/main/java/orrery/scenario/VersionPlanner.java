package orrery.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.world.Version;

/** Turns {@code versions:} into the versions of a world. */
final class VersionPlanner {

    private final Scenario scenario;
    private final Part whole;

    /** @param whole the scenario, which takes what cannot be */
    VersionPlanner(Scenario scenario, Part whole) {
        this.scenario = scenario;
        this.whole = whole;
    }

    /**
     * @param right the protocol that is named
     * @param own what the scenario itself plays: the protocol, or a twin
     * @param options the scenario's own
     */
    List<Version> versions(Roster roster, @Nullable Protocol<?, ?> right, Protocol<?, ?> own, Record options) {
        Part part = whole.field("versions");
        List<Version> versions = new ArrayList<>();
        Set<NodeId> placed = new HashSet<>();
        if (right == null || !part.clean()) {
            return versions;
        }
        scenario.versions().forEach((name, written) -> {
            Part entry = part.field(name);
            if (!Who.isName(name)) {
                entry.sayOfName("a version's name is a letter and up to 31 letters, digits, '_', '.' or '-'");
            }
            List<NodeId> nodes = roster.nodes(written.nodes(), entry.field("nodes"));
            for (NodeId node : nodes) {
                if (!placed.add(node)) {
                    entry.field("nodes").say(node + " runs another version already");
                }
            }
            if (nodes.isEmpty() && entry.clean() && !isUpgradedTo(name)) {
                entry.say("nobody runs this version; give it nodes, or upgrade somebody to it");
            }
            Protocol<?, ?> protocol = written.twin()
                    .<Protocol<?, ?>>map(twin -> twin(right, twin, entry.field("twin")))
                    .orElse(own);
            Part with = entry.field("with");
            Record differing = with.value() == null ? options : Binder.bind(with, options);
            if (differing != null) {
                versions.add(new Version(name, nodes, differing, protocol));
            }
        });
        return versions;
    }

    private boolean isUpgradedTo(String version) {
        return !whole.field("faults").clean()
                || scenario.faults().stream().anyMatch(fault -> switch (fault) {
                    case UpgradeSpec upgrade ->
                        upgrade.to().filter(version::equals).isPresent();
                    case RollingUpgradeSpec rolling ->
                        rolling.to().filter(version::equals).isPresent();
                    default -> false;
                });
    }

    /** The twin of this name, or the right protocol where there is none, once that has been said. */
    static Protocol<?, ?> twin(Protocol<?, ?> right, String twin, Part part) {
        if (twin.equals(Scenario.NO_TWIN)) {
            return right;
        }
        List<String> twins = right.twins().stream().map(Twin::name).toList();
        if (!twins.contains(twin)) {
            String known = twins.isEmpty()
                    ? right.name() + " has no twins"
                    : "the twins of " + right.name() + " are " + String.join(", ", twins);
            part.refuse(known + Nearest.hint(twin, twins));
            return right;
        }
        return right.twins().get(twins.indexOf(twin)).protocol();
    }
}
