package orrery.protocols.threephase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.explore.Trial;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Fault.Spot;
import orrery.world.Fault.When;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** Where tests play three-phase commit: sites that may crash, and messages that are neither lost nor late. */
final class Stage {

    private final int sites;
    private final List<Fault> faults = new ArrayList<>();
    private Options options = Options.DEFAULTS;
    private Distribution latency = new Distribution.Uniform(1_000_000, 20_000_000);

    Stage(int sites) {
        this.sites = sites;
    }

    Stage voting(double no) {
        options = new Options(options.delay(), options.begin(), no);
        return this;
    }

    Stage latency(Distribution changed) {
        latency = changed;
        return this;
    }

    /** @param number of the site, from 1; it crashes at a time drawn, or at the next such spot after it */
    Stage crash(int number, Span at, Spot spot, Optional<Span> lasts) {
        faults.add(new Fault.Crash(new When.At(at), site(number), lasts, spot, false));
        return this;
    }

    Stage cut(Span at, int firstOfTheOthers, long forMillis) {
        List<Target> side = new ArrayList<>();
        List<Target> others = new ArrayList<>();
        for (int number = 1; number <= sites; number++) {
            (number < firstOfTheOthers ? side : others).add(site(number));
        }
        Optional<Span> lasts = Optional.of(Span.millis(forMillis, forMillis));
        faults.add(new Fault.Partition(new When.At(at), List.of(side, others), lasts, Optional.empty()));
        return this;
    }

    private static Target site(int number) {
        return new Target.Named(new NodeId(number - 1, "n" + number));
    }

    Trial trial(Protocol<?, ?> protocol) {
        Link link = new Link(
                latency, new Loss.Independent(0), 0, 0, Span.millis(0, 0), false, 0, true, Optional.empty(), 0);
        World world = new World(
                World.servers(sites),
                List.of(),
                Duration.ofSeconds(8).toNanos(),
                World.DEFAULT_MAX_STEPS,
                options,
                new Network(link),
                Workload.none(),
                faults);
        return new Trial(protocol, "", world, Optional.empty(), "test", List.of(), false);
    }
}
