package orrery.protocols.pingpong;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;

/** A ball goes to and fro: one node pings, the other pongs, and what gets lost is sent again. */
@AutoService(Protocol.class)
public final class PingPong implements Protocol<PingPong.Ball, PingPong.Timer> {

    /** What is sent. */
    public sealed interface Ball {

        /** @param count which ping this is, from 1 */
        record Ping(long count) implements Ball {}

        /** @param count of the ping that it answers */
        record Pong(long count) implements Ball {}
    }

    /** What is waited for. */
    public enum Timer {
        /** The pong is overdue. */
        RETRY
    }

    /**
     * What a scenario may set.
     *
     * @param rounds how often the ball goes to and fro
     * @param retry how long to wait for a pong before the ping is sent again
     */
    public record Options(long rounds, Duration retry) {}

    /** What a node finds when it boots again. */
    public record Saved(long count) {}

    // ---- the two roles

    /**
     * Sends a ping, waits for its pong, and sends the next.
     *
     * @param count how many pings were answered
     */
    public record Pinger(NodeId other, Options options, Rules rules, long count) implements Node<Ball, Timer> {

        @Override
        public Pinger start(Context<Ball, Timer> ctx) {
            return count < options.rounds() ? ping(ctx) : this;
        }

        @Override
        public Pinger receive(NodeId from, Ball ball, Context<Ball, Timer> ctx) {
            return switch (ball) {
                case Ball.Pong pong -> rules.counts(pong, count + 1) ? counted(ctx) : this;
                case Ball.Ping misrouted -> ctx.refuse(misrouted, this);
            };
        }

        private Pinger counted(Context<Ball, Timer> ctx) {
            ctx.cancelTimer(Timer.RETRY);
            ctx.save(new Saved(count + 1));
            return new Pinger(other, options, rules, count + 1).start(ctx);
        }

        @Override
        public Pinger timeout(Timer timer, Context<Ball, Timer> ctx) {
            return switch (timer) {
                case RETRY -> ping(ctx);
            };
        }

        private Pinger ping(Context<Ball, Timer> ctx) {
            ctx.send(other, new Ball.Ping(count + 1));
            rules.afterPing(options.retry(), ctx);
            return this;
        }
    }

    /**
     * Answers each ping, again if it comes again.
     *
     * @param count the last ping that came
     */
    public record Ponger(long count) implements Node<Ball, Timer> {

        @Override
        public Ponger receive(NodeId from, Ball ball, Context<Ball, Timer> ctx) {
            return switch (ball) {
                case Ball.Ping ping -> pong(from, ping, ctx);
                case Ball.Pong misrouted -> ctx.refuse(misrouted, this);
            };
        }

        private Ponger pong(NodeId from, Ball.Ping ping, Context<Ball, Timer> ctx) {
            boolean again = ping.count() <= count;
            if (!again) {
                ctx.save(new Saved(ping.count()));
            }
            ctx.send(from, new Ball.Pong(ping.count()));
            return again ? this : new Ponger(ping.count());
        }
    }

    // ---- the rules on which the promises hang

    /** The decisions that can be got wrong. */
    public static class Rules {

        /** A pong counts if it answers the ping that is waited for: it may be an older one that was late, or came twice. */
        public boolean counts(Ball.Pong pong, long awaited) {
            return pong.count() == awaited;
        }

        /** A ping or its pong may be lost: then the ping is sent again. */
        public void afterPing(Duration retry, Context<Ball, Timer> ctx) {
            ctx.setTimer(retry, Timer.RETRY);
        }

        @Override
        public String toString() {
            return "as they should be";
        }
    }

    private static final class CountsLatePongs extends Rules {
        @Override
        public boolean counts(Ball.Pong pong, long awaited) {
            return true;
        }
    }

    private static final class NeverRetries extends Rules {
        @Override
        public void afterPing(Duration retry, Context<Ball, Timer> ctx) {}
    }

    // ---- boot

    private final Rules rules;

    public PingPong() {
        this(new Rules());
    }

    private PingPong(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "pingpong";
    }

    @Override
    public String summary() {
        return "The smallest example: a ball goes to and fro between two nodes, and what gets lost is sent again.";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("ball", "the one message that goes to and fro"),
                new Word("rally", "a ball and all its returns"),
                new Word("there is one ball", "never are two balls of one rally under way"),
                new Word("the rally ends", "once faults are over, all returns are made"));
    }

    @Override
    public Options options() {
        return new Options(3, Duration.ofMillis(100));
    }

    @Override
    public Node<Ball, Timer> boot(NodeId self, Setup setup) {
        if (setup.servers().size() != 2 || !setup.clients().isEmpty()) {
            throw new IllegalArgumentException("pingpong is played by 2 nodes without clients, not by "
                    + setup.servers().size() + " with " + setup.clients().size());
        }
        long count = setup.saved(Saved.class).map(Saved::count).orElse(0L);
        NodeId other = setup.peersOf(self).getFirst();
        return self.index() == 0 ? new Pinger(other, setup.options(Options.class), rules, count) : new Ponger(count);
    }

    /** There are no clients to ask for anything. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    // ---- promises

    private static final String ONE_BALL = "there is one ball";
    private static final String ENDS = "the rally ends";

    @Override
    public List<Check> checks() {
        return List.of(
                Check.always(ONE_BALL, PingPong::moreBalls),
                Check.sometimes(
                        "a pong comes back",
                        now -> now.all(Pinger.class).stream().anyMatch(pinger -> pinger.count() > 0)),
                Check.eventually(ENDS, Duration.ofSeconds(10), PingPong::unfinished));
    }

    /** The pinger is never ahead of the ponger, and at most one behind. */
    private static Optional<String> moreBalls(Snapshot now) {
        for (Pinger pinger : now.all(Pinger.class)) {
            for (Ponger ponger : now.all(Ponger.class)) {
                long behind = ponger.count() - pinger.count();
                if (behind < 0 || behind > 1) {
                    return Optional.of(
                            pinger.count() + " pongs were counted, and the last ping that came was " + ponger.count());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unfinished(Snapshot now) {
        List<Pinger> pingers = now.all(Pinger.class);
        if (pingers.isEmpty()) {
            return Optional.of("nobody pings");
        }
        Pinger pinger = pingers.getFirst();
        long rounds = pinger.options().rounds();
        return pinger.count() >= rounds
                ? Optional.empty()
                : Optional.of(pinger.count() + " of " + rounds + " pings were answered");
    }

    @Override
    public List<Twin> twins() {
        return List.of(
                new Twin(
                        "counts-late-pongs",
                        ONE_BALL,
                        "Every pong counts, even one that comes twice.",
                        new PingPong(new CountsLatePongs())),
                new Twin("never-retries", ENDS, "A lost ball stays lost.", new PingPong(new NeverRetries())));
    }
}
