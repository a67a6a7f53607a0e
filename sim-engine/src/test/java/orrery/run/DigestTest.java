package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.trace.Trace;

/** Runs that differ in one thing that was said or done, and in no state, differ in the digest and in nothing else. */
class DigestTest {

    /** The first node does one thing at its start; nobody remembers anything. */
    private record Once(Consumer<Context<List<String>, String>> deed) implements Protocol<List<String>, String> {

        @Override
        public String name() {
            return "once";
        }

        @Override
        public String summary() {
            return "Does one thing.";
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public Node<List<String>, String> boot(NodeId self, Setup setup) {
            return new Starting(self.index() == 0 ? deed : ctx -> {});
        }
    }

    private record Starting(Consumer<Context<List<String>, String>> deed) implements Node<List<String>, String> {
        @Override
        public Node<List<String>, String> start(Context<List<String>, String> ctx) {
            deed.accept(ctx);
            return new Deaf();
        }

        @Override
        public Node<List<String>, String> receive(
                NodeId from, List<String> message, Context<List<String>, String> ctx) {
            throw new IllegalStateException("nobody stays at its start");
        }
    }

    private record Deaf() implements Node<List<String>, String> {
        @Override
        public Node<List<String>, String> receive(
                NodeId from, List<String> message, Context<List<String>, String> ctx) {
            return this;
        }

        @Override
        public Node<List<String>, String> timeout(String timer, Context<List<String>, String> ctx) {
            return this;
        }
    }

    private static Trace play(Consumer<Context<List<String>, String>> deed) {
        return Worlds.play(new Once(deed), Worlds.of(3, Worlds.CALM), 1);
    }

    private static void assertTold(
            Consumer<Context<List<String>, String>> deed, Consumer<Context<List<String>, String>> other) {
        Trace one = play(deed);
        Trace two = play(other);
        assertThat(two.summary().steps()).isEqualTo(one.summary().steps());
        assertThat(two.digest()).isNotEqualTo(one.digest());
        assertThat(play(deed).digest()).isEqualTo(one.digest());
    }

    @Test
    void whatAMessageSays() {
        NodeId n2 = Worlds.node("n2");
        assertTold(ctx -> ctx.send(n2, List.of("a", "Aa")), ctx -> ctx.send(n2, List.of("a", "BB")));
        assertTold(ctx -> ctx.send(n2, List.of("a")), ctx -> ctx.send(n2, List.of("a", "a")));
    }

    @Test
    void whomItIsSentTo() {
        assertTold(ctx -> ctx.send(Worlds.node("n2"), List.of()), ctx -> ctx.send(Worlds.node("n3"), List.of()));
    }

    @Test
    void whichTimerFiresAndWhen() {
        assertTold(ctx -> ctx.setTimer(Duration.ofMillis(1), "a"), ctx -> ctx.setTimer(Duration.ofMillis(1), "b"));
        assertTold(ctx -> ctx.setTimer(Duration.ofMillis(1), "a"), ctx -> ctx.setTimer(Duration.ofMillis(2), "a"));
    }

    @Test
    void inWhichOrder() {
        NodeId n2 = Worlds.node("n2");
        NodeId n3 = Worlds.node("n3");
        assertTold(
                ctx -> {
                    ctx.send(n2, List.of());
                    ctx.send(n3, List.of());
                },
                ctx -> {
                    ctx.send(n3, List.of());
                    ctx.send(n2, List.of());
                });
    }
}
