package orrery.scenario;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.world.Version;
import orrery.world.World;

/**
 * Boots a server and a client before any run, to hear whether the protocol can be played in this world: it may have no clients,
 * take a certain number of nodes, or have been told of a node that there is not.
 */
final class Rehearsal {

    private final World world;
    private final Part whole;

    /** @param whole the scenario, which takes what cannot be */
    Rehearsal(World world, Part whole) {
        this.world = world;
        this.whole = whole;
    }

    void play(Protocol<?, ?> own) {
        play(own, world.options(), whole);
        for (Version version : world.versions()) {
            play(version.protocol(), version.options(), whole.field("versions").field(version.name()));
        }
    }

    private void play(Protocol<?, ?> protocol, Record options, Part told) {
        List<NodeId> some = Stream.of(world.servers(), world.clients())
                .flatMap(group -> group.stream().limit(1))
                .toList();
        for (NodeId node : some) {
            List<NodeId> neighbours = world.network().neighbours(node, world.servers());
            Setup setup =
                    new Setup(world.servers(), world.clients(), neighbours, options, Map.of(), world.clockBound());
            try {
                protocol.boot(node, setup);
            } catch (IllegalArgumentException refused) {
                say(String.valueOf(refused.getMessage()), options, told);
                return;
            } catch (RuntimeException broken) {
                // a bug of the protocol, which the run tells with step and node
                return;
            }
        }
    }

    /** A sentence that begins with the name of an option and a colon is said of that option. */
    private void say(String reason, Record options, Part told) {
        for (String option : RecordParts.names(options.getClass())) {
            if (reason.startsWith(option + ": ")) {
                told.field("with").field(option).say(reason.substring(option.length() + 2));
                return;
            }
        }
        whole.field("protocol").say(reason);
    }
}
