package orrery.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import orrery.trace.Trace;

/** How fast {@link RaftRuns} are. */
@State(Scope.Thread)
public class RaftBenchmark {

    private final RaftRuns idle = new RaftRuns(RaftRuns.Kind.IDLE);
    private final RaftRuns loaded = new RaftRuns(RaftRuns.Kind.LOADED);
    private final RaftRuns judged = new RaftRuns(RaftRuns.Kind.JUDGED);
    private long seed;

    @Setup(Level.Iteration)
    public void fromTheFirstSeed() {
        seed = 0;
    }

    private long play(RaftRuns runs, Counted counted) {
        Trace trace = runs.play(++seed);
        counted.count(trace);
        return trace.digest();
    }

    @Benchmark
    public long idle(Counted counted) {
        return play(idle, counted);
    }

    @Benchmark
    public long loaded(Counted counted) {
        return play(loaded, counted);
    }

    @Benchmark
    public long judged(Counted counted) {
        return play(judged, counted);
    }
}
