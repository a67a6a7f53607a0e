package orrery.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import orrery.api.Protocol;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.World;

/** The kernel alone, through {@code Node} and {@code Context}, with the digest: protocols that do next to nothing. */
public class KernelBenchmark {

    static final Observer NOBODY = (step, time, node, before, after, saved) -> true;

    @State(Scope.Thread)
    public static class Pending {
        @Param({"100", "10000", "1000000"})
        public int pending;
    }

    @State(Scope.Thread)
    public static class Ring {
        @Param({"5", "100"})
        public int nodes;
    }

    @State(Scope.Thread)
    public static class Kernel {
        private final Simulator simulator = new Simulator();
        private long seed;

        long play(Protocol<?, ?> protocol, World world, Counted counted) {
            Trace trace = simulator.run(protocol, world, ++seed, "", "", Recording.digestOnly(), NOBODY);
            counted.count(trace);
            return trace.digest();
        }
    }

    @Benchmark
    public long phold(Kernel kernel, Pending phold, Counted counted) {
        long steps = Math.max(300_000, 3L * phold.pending);
        Phold balls = Phold.of(phold.pending);
        return kernel.play(balls, balls.world(steps), counted);
    }

    @Benchmark
    public long tokenRing(Kernel kernel, Ring ring, Counted counted) {
        return kernel.play(new TokenRing(), TokenRing.world(ring.nodes, 300_000), counted);
    }
}
