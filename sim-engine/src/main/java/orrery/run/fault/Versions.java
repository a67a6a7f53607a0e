package orrery.run.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.run.node.Build;
import orrery.world.Fault;
import orrery.world.Version;
import orrery.world.World;

/** Which versions of the protocol there are in a run, and who begins with which. */
public final class Versions<M, T> {

    private final World world;
    private final Map<String, Build<M, T>> builds = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two versions have one name, or a fault upgrades to one that there is not */
    @SuppressWarnings("unchecked") // a version speaks with the messages of the scenario's protocol, or else it throws
    public Versions(Protocol<M, T> own, World world) {
        this.world = world;
        builds.put(Version.OWN, new Build<>(Version.OWN, own, world.options()));
        for (Version version : world.versions()) {
            Build<M, T> build = new Build<>(version.name(), (Protocol<M, T>) version.protocol(), version.options());
            if (builds.put(version.name(), build) != null) {
                throw new IllegalArgumentException("two versions are called '" + version.name() + "'");
            }
        }
        for (Fault fault : world.faults()) {
            switch (fault) {
                case Fault.Upgrade upgrade -> named(upgrade.version());
                case Fault.RollingUpgrade rolling -> named(rolling.version());
                default -> {}
            }
        }
    }

    Build<M, T> named(String name) {
        Build<M, T> build = builds.get(name);
        if (build == null) {
            throw new IllegalArgumentException("there is no version '" + name + "', only "
                    + world.versions().stream().map(Version::name).toList());
        }
        return build;
    }

    /** The last version that names the node counts. */
    public Build<M, T> atStart(NodeId node) {
        return world.versions().reversed().stream()
                .filter(version -> version.nodes().contains(node))
                .findFirst()
                .map(version -> named(version.name()))
                .orElseGet(() -> named(Version.OWN));
    }
}
