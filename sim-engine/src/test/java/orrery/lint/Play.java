package orrery.lint;

import java.util.List;
import orrery.api.Protocol;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Workload;
import orrery.world.World;

/** Plays protocols, each twice, in a JVM of its own, and prints their digests. */
final class Play {

    private static final World WORLD = new World(
            World.servers(3),
            List.of(),
            1_000_000_000,
            1_000,
            new Protocol.NoOptions(),
            new Network(Link.calm(new Distribution.Constant(10_000_000))),
            Workload.none(),
            List.of());

    private Play() {}

    /**
     * @param words how many identity hashes to draw before, as another run in the same JVM would; then the protocols'
     *     classes
     */
    public static void main(String[] words) throws ReflectiveOperationException {
        int drawn = 0;
        for (int draw = 0; draw < Integer.parseInt(words[0]); draw++) {
            drawn |= System.identityHashCode(new Object());
        }
        for (int at = 1; at < words.length; at++) {
            Protocol<?, ?> protocol = Class.forName(words[at])
                    .asSubclass(Protocol.class)
                    .getConstructor()
                    .newInstance();
            System.out.println(words[at] + " " + digest(protocol) + " " + digest(protocol));
        }
        System.exit(drawn < 0 ? 1 : 0);
    }

    private static String digest(Protocol<?, ?> protocol) {
        Trace trace = new Simulator()
                .run(
                        protocol,
                        WORLD,
                        1,
                        "shown",
                        "",
                        Recording.digestOnly(),
                        (step, time, node, before, after, saved) -> true);
        return trace.digestText();
    }
}
