package orrery.run;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.trace.Step;
import orrery.trace.Trace;

/** A protocol whose nodes do what a test says, and log their inputs, with the time on their own clock, in their state. */
record Scripted(int script) implements Protocol<String, String> {

    interface Behaviour {
        void on(String input, Context<String, String> ctx, Setup setup);
    }

    /** What the tests said so far: a node's state is data, so it holds a number instead of a piece of code. */
    private static final List<Behaviour> SCRIPTS = new ArrayList<>();

    /** A protocol whose nodes do what a test says, and log their inputs in their state. */
    static Protocol<String, String> script(Behaviour behaviour) {
        SCRIPTS.add(behaviour);
        return new Scripted(SCRIPTS.size() - 1);
    }

    record Idle(int script, Setup setup, List<String> log) implements Node<String, String> {
        @Override
        public Node<String, String> start(Context<String, String> ctx) {
            return on("start", ctx);
        }

        @Override
        public Node<String, String> receive(NodeId from, String message, Context<String, String> ctx) {
            return on(message, ctx);
        }

        @Override
        public Node<String, String> timeout(String timer, Context<String, String> ctx) {
            return on(timer, ctx);
        }

        @Override
        public Node<String, String> request(long op, Record question, Context<String, String> ctx) {
            return on("op " + op, ctx);
        }

        private Node<String, String> on(String input, Context<String, String> ctx) {
            SCRIPTS.get(script).on(input, ctx, setup);
            List<String> longer = new ArrayList<>(log);
            longer.add(input + " @" + ctx.clock().toMillis());
            return new Idle(script, setup, List.copyOf(longer));
        }
    }

    static List<String> logOf(Trace trace, String node) {
        for (Step step : trace.steps().reversed()) {
            if (step.after() instanceof Idle idle && String.valueOf(step.node()).equals(node)) {
                return idle.log();
            }
        }
        return List.of();
    }

    static boolean isFirst(Context<String, String> ctx) {
        return ctx.self().index() == 0;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String summary() {
        return "Does what a test says.";
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public Node<String, String> boot(NodeId self, Setup setup) {
        return new Idle(script, setup, List.of());
    }
}
