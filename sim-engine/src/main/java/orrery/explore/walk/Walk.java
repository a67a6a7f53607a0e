package orrery.explore.walk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.api.Times;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.explore.shrink.Extraction;
import orrery.run.Simulator;
import orrery.trace.Event;
import orrery.trace.Moment;
import orrery.trace.Moment.UnderWay;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Value;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Fault;
import orrery.world.Target;
import orrery.world.World;

/**
 * A place in a run, and all that can be done there. The run is played to its end already; whatever is done otherwise is a
 * deviation or a fault with an exact time, and the run is played again with it, from its start: so what was walked is a world,
 * and whoever plays that world under the same seed comes along the same way. A value: every place ever stood at can be gone
 * back to.
 *
 * @param world of which nothing in the network is left to chance
 * @param played the whole run, and what became of its promises at its end
 * @param at the number of the last step that has been gone
 */
public record Walk(Trial trial, long seed, World world, Played played, int at) {

    /**
     * Where a run begins: after its nodes have booted.
     *
     * @param calm whether in a network in which every message takes the median of its link's latency and none is lost; if not,
     *     the messages of the seed's own run take what they take there, and all others are calm
     */
    public static Walk begin(Trial trial, long seed, boolean calm) {
        World drawn = trial.weather(seed);
        World world = calm && drawn.network().deviations().isEmpty()
                ? drawn.withNetwork(drawn.network().with(Deviations.NONE))
                : Extraction.writtenDown(trial, new Simulator(), seed);
        Played played = played(trial, world, seed);
        List<Step> steps = played.trace().steps();
        int at = 0;
        while (at + 1 < steps.size()
                && steps.get(at + 1).timeNanos() == 0
                && steps.get(at + 1).event() instanceof Event.Booted) {
            at++;
        }
        return new Walk(trial, seed, world, played, at);
    }

    private static Played played(Trial trial, World world, long seed) {
        return trial.in(world).play(seed, Recording.everything());
    }

    public List<Step> steps() {
        return played.trace().steps();
    }

    /** The last step that has been gone. */
    public Step step() {
        return steps().get(at);
    }

    public boolean over() {
        return at == steps().size() - 1;
    }

    /** How things stand here. */
    public Moment moment() {
        return Moment.after(played.trace(), at);
    }

    /**
     * The run up to here, and the promises that were broken or reached by then; the whole run with all promises once it is over.
     * The digest is that of the whole run.
     */
    public Played soFar() {
        return SoFar.of(this);
    }

    /** Elsewhere in the same run; no further than its ends. */
    public Walk to(long step) {
        return new Walk(trial, seed, world, played, (int) Math.max(0, Math.min(step, steps().size() - 1)));
    }

    /** What was caused and has not come, in the order in which it comes if nothing is done. */
    public List<Coming> coming() {
        Moment moment = moment();
        List<Coming> coming = new ArrayList<>();
        moment.underWay().forEach(each -> coming.add(new Coming.Message(each, when(step -> ends(step, each)))));
        moment.timers()
                .forEach(each -> coming.add(new Coming.Timer(
                        each,
                        when(step -> each.node().equals(step.node())
                                && step.cause() == each.set()
                                && step.event() instanceof Event.TimedOut(Object timer)
                                && timer.equals(each.timer())))));
        coming.sort(Comparator.comparingLong(each -> each.atNanos().orElse(Long.MAX_VALUE)));
        return List.copyOf(coming);
    }

    private OptionalLong when(Predicate<Step> comes) {
        return steps().stream()
                .skip(at + 1L)
                .filter(comes)
                .mapToLong(Step::timeNanos)
                .findFirst();
    }

    // ---- what can be done

    /** Lets something happen before all else that can wait: messages wait for a timer, and for a message everything does. */
    public Walk now(Coming coming) throws Refused {
        return switch (coming) {
            case Coming.Message(UnderWay message, OptionalLong time) -> arrives(message);
            case Coming.Timer timer -> fires(timer);
        };
    }

    private Walk arrives(UnderWay message) throws Refused {
        long soon = step().timeNanos() + 1;
        Walk again = again(travelling(message, soon - sentNanos(message)), world.faults());
        int there = again.find(at, step -> ends(step, message));
        if (there < 0 || again.steps().get(there).timeNanos() > soon) {
            throw new Refused(
                    "it cannot come yet: its link keeps an order or is narrow, or its receiver is busy or stands"
                            + " still" + (there < 0 ? "" : "; it comes at " + again.time(there)));
        }
        return again.to(there);
    }

    private Walk fires(Coming.Timer timer) throws Refused {
        NodeId node = timer.what().node();
        // a timer that a message will cancel still fires where that message waits
        long due = timer.atNanos().orElse(timer.what().dueNanos());
        if (due >= world.durationNanos()) {
            throw new Refused("this timer does not fire before the run ends");
        }
        List<Deviation> deviations = deviations();
        long later = due;
        for (Coming other : coming()) {
            if (other instanceof Coming.Message(UnderWay message, OptionalLong time)
                    && time.orElse(0) <= due
                    && !message.from().equals(message.to())) {
                later++;
                put(deviations, deviation(message, later - sentNanos(message)));
            }
        }
        Walk again = again(deviations, world.faults());
        int there = again.find(
                at,
                step -> node.equals(step.node())
                        && step.event() instanceof Event.TimedOut(Object fired)
                        && fired.equals(timer.what().timer()));
        if (there < 0) {
            throw new Refused("this timer does not fire then");
        }
        for (int between = again.at + 1; between < there; between++) {
            Step first = again.steps().get(between);
            if (!(first.event() instanceof Event.Dropped)) {
                throw new Refused("before it, at " + again.time(between) + ", comes "
                        + (first.node() == null ? "what happens to the network" : "something at " + first.node())
                        + " that keeps its time as clocks do: messages can wait, timers and the world cannot");
            }
        }
        return again.to(there);
    }

    /** Lets a message never arrive; a second copy is not made. */
    public Walk drop(Coming coming) throws Refused {
        UnderWay message = message(coming);
        List<Deviation> deviations = deviations();
        Deviation lost = new Deviation(message.from(), message.to(), message.nth(), new Fate.Lost());
        if (message.copy() > 0) {
            Deviation copied = new Deviation(message.from(), message.to(), message.nth(), new Fate.Copied(0));
            deviations.removeIf(other -> Deviations.BY_ADDRESS.compare(other, copied) == 0);
        } else {
            put(deviations, lost);
        }
        return again(deviations, world.faults());
    }

    /** Lets a message come so much later than it would. */
    public Walk delay(Coming coming, long nanos) throws Refused {
        UnderWay message = message(coming);
        long comes = coming.atNanos().orElse(world.durationNanos());
        return again(travelling(message, comes + nanos - sentNanos(message)), world.faults());
    }

    /** Lets a node crash here, for good until {@link #restart}. */
    public Walk crash(NodeId node) throws Refused {
        return strike(
                new Fault.Crash(soon(), new Target.Named(node), Optional.empty(), Fault.Spot.BETWEEN_HANDLERS, false),
                step -> node.equals(step.node()) && step.event() instanceof Event.Crashed);
    }

    /** Ends a crash that was made in this walk. */
    public Walk restart(NodeId node) throws Refused {
        return mend(
                fault -> fault instanceof Fault.Crash crash
                        && crash.target() instanceof Target.Named(NodeId who)
                        && who.equals(node),
                node + " is not down because of a crash of this walk",
                step -> node.equals(step.node()) && step.event() instanceof Event.Booted);
    }

    /** Cuts the links between two nodes, in both directions, until {@link #heal}. */
    public Walk cut(NodeId one, NodeId other) throws Refused {
        return strike(
                new Fault.Partition(soon(), sides(one, other), Optional.empty(), Optional.empty()),
                step -> step.event() instanceof Event.Partitioned);
    }

    /** Ends a cut that was made in this walk. */
    public Walk heal(NodeId one, NodeId other) throws Refused {
        return mend(
                fault -> fault instanceof Fault.Partition cut
                        && (cut.sides().equals(sides(one, other)) || cut.sides().equals(sides(other, one))),
                one + " and " + other + " are not cut off from each other by this walk",
                step -> step.event() instanceof Event.Healed);
    }

    private static List<List<Target>> sides(NodeId one, NodeId other) {
        return List.of(List.of(new Target.Named(one)), List.of(new Target.Named(other)));
    }

    private Fault.When soon() throws Refused {
        long soon = step().timeNanos() + 1;
        if (soon >= world.durationNanos()) {
            throw new Refused("the run is over");
        }
        return new Fault.When.At(new Span(soon, soon));
    }

    private Walk strike(Fault fault, Predicate<Step> shows) throws Refused {
        List<Fault> faults = new ArrayList<>(world.faults());
        faults.add(fault);
        return shown(again(deviations(), faults), shows, "that changes nothing here");
    }

    private Walk mend(Predicate<Fault> meant, String none, Predicate<Step> shows) throws Refused {
        List<Fault> faults = new ArrayList<>(world.faults());
        int last = -1;
        for (int nth = 0; nth < faults.size(); nth++) {
            Fault fault = faults.get(nth);
            if (meant.test(fault) && fault.lasts().isEmpty() && struck(fault) != null) {
                last = nth;
            }
        }
        if (last < 0) {
            throw new Refused(none);
        }
        Fault fault = faults.get(last);
        Long struck = struck(fault);
        long lasts = step().timeNanos() + 1 - (struck == null ? 0 : struck);
        var span = Optional.of(new Span(lasts, lasts));
        faults.set(
                last,
                switch (fault) {
                    case Fault.Crash crash ->
                        new Fault.Crash(crash.when(), crash.target(), span, crash.spot(), crash.amnesia());
                    case Fault.Partition cut -> new Fault.Partition(cut.when(), cut.sides(), span, cut.flapping());
                    default -> throw new IllegalStateException("a walk does not mend " + fault);
                });
        return shown(again(deviations(), faults), shows, "that changes nothing here");
    }

    /** The exact time of a fault, if it has one and that is over. */
    private @Nullable Long struck(Fault fault) {
        return fault.when() instanceof Fault.When.At(Span time)
                        && time.minNanos() == time.maxNanos()
                        && time.minNanos() <= step().timeNanos()
                ? (Long) time.minNanos()
                : null;
    }

    private Walk shown(Walk again, Predicate<Step> shows, String otherwise) throws Refused {
        int there = again.find(again.at, shows);
        if (there < 0 || again.steps().get(there).timeNanos() > step().timeNanos() + 1) {
            throw new Refused(otherwise);
        }
        return again.to(there);
    }

    // ---- playing again

    /** The same place in the run of a world with these; what was gone already must not have changed. */
    private Walk again(List<Deviation> deviations, List<Fault> faults) throws Refused {
        World other = world.withNetwork(world.network().with(new Deviations(deviations)))
                .withFaults(faults);
        Played run = played(trial, other, seed);
        int place = -1;
        for (Step mine : steps().subList(0, at + 1)) {
            if (mine.event() instanceof Event.Dropped) {
                continue;
            }
            do {
                place++;
            } while (place < run.trace().steps().size()
                    && run.trace().steps().get(place).event() instanceof Event.Dropped);
            if (place >= run.trace().steps().size()
                    || !same(mine, run.trace().steps().get(place))) {
                throw new Refused("that would change what has happened already, at " + Times.text(mine.timeNanos()));
            }
        }
        // what was lost as it was sent counts as gone
        while (place + 1 < run.trace().steps().size()
                && run.trace().steps().get(place + 1).event() instanceof Event.Dropped
                && run.trace().steps().get(place + 1).timeNanos() == step().timeNanos()) {
            place++;
        }
        return new Walk(trial, seed, other, run, place);
    }

    private static boolean same(Step one, Step other) {
        return one.timeNanos() == other.timeNanos()
                && Objects.equals(one.node(), other.node())
                && Value.of(one.event()).equals(Value.of(other.event()));
    }

    private List<Deviation> deviations() {
        return new ArrayList<>(
                world.network().deviations().orElse(Deviations.NONE).all());
    }

    private List<Deviation> travelling(UnderWay message, long nanos) throws Refused {
        List<Deviation> deviations = deviations();
        put(deviations, deviation(message, nanos));
        return deviations;
    }

    private static Deviation deviation(UnderWay message, long nanos) throws Refused {
        linked(message);
        return new Deviation(
                message.from(),
                message.to(),
                message.nth(),
                message.copy() > 0 ? new Fate.Copied(nanos) : new Fate.Takes(nanos));
    }

    private static void put(List<Deviation> deviations, Deviation one) {
        deviations.removeIf(other -> Deviations.BY_ADDRESS.compare(other, one) == 0);
        deviations.add(one);
    }

    private static UnderWay message(Coming coming) throws Refused {
        if (!(coming instanceof Coming.Message(UnderWay message, OptionalLong time))) {
            throw new Refused("that is a timer: only messages can be dropped or delayed");
        }
        linked(message);
        return message;
    }

    private static void linked(UnderWay message) throws Refused {
        if (message.from().equals(message.to())) {
            throw new Refused("what a node sends to itself passes no link");
        }
    }

    private long sentNanos(UnderWay message) {
        return steps().get((int) message.sent()).timeNanos();
    }

    private int find(int after, Predicate<Step> meant) {
        for (int number = Math.max(0, after); number < steps().size(); number++) {
            if (number > at && meant.test(steps().get(number))) {
                return number;
            }
        }
        return -1;
    }

    private String time(int step) {
        return Times.text(steps().get(step).timeNanos());
    }

    private static boolean ends(Step step, UnderWay message) {
        return switch (step.event()) {
            case Event.Delivered arrived ->
                message.to().equals(step.node())
                        && arrived.from().equals(message.from())
                        && arrived.nth() == message.nth()
                        && arrived.copy() == message.copy();
            case Event.Dropped dropped ->
                message.from().equals(step.node())
                        && dropped.to().equals(message.to())
                        && dropped.nth() == message.nth()
                        && dropped.copy() == message.copy();
            default -> false;
        };
    }
}
