package orrery.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Recording;

/** A protocol into whose states something leaks, in a way that the scenario chooses; and a program that plays all ways. */
public final class Planted implements Protocol<Planted.Hi, Planted.Hi> {

    record Hi(int nth) {}

    record Options(Way way) {}

    record Caller(Way way, String heard) implements Node<Hi, Hi> {
        @Override
        public Caller start(Context<Hi, Hi> ctx) {
            if (ctx.self().index() == 0) {
                ctx.send(new NodeId(1, "n2"), new Hi(1));
            }
            return this;
        }

        @Override
        public Caller receive(NodeId from, Hi message, Context<Hi, Hi> ctx) {
            return new Caller(way, way.leak());
        }
    }

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public String summary() {
        return "One greeting, and what leaks.";
    }

    @Override
    public Record options() {
        return new Options(Way.NANO_TIME);
    }

    @Override
    public Node<Hi, Hi> boot(NodeId self, Setup setup) {
        return new Caller(((Options) setup.options()).way(), "");
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    /** A line for each way: the digest of a run. */
    public static void main(String[] none) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ScenarioReader reader = new ScenarioReader(Protocols.of(List.of(new Planted())));
        for (Way way : Way.values()) {
            String word = way.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String scenario = "protocol: planted\nnodes: 2\nduration: 1s\nwith: { way: " + word + " }\n";
            Plan plan = reader.read(ScenarioSource.of(
                    "planted", "planted.yaml", new ByteArrayInputStream(scenario.getBytes(StandardCharsets.UTF_8))));
            out.print(plan.trial(false)
                            .play(plan.seed(), Recording.digestOnly())
                            .trace()
                            .digestText()
                    + "\n");
        }
    }
}
