package orrery.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import orrery.api.CorruptDiskException;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.run.core.Fired;
import orrery.run.core.Schedule;
import orrery.run.core.Schedule.Kind;
import orrery.run.core.Steps;
import orrery.run.core.Tally;
import orrery.run.fault.Faults;
import orrery.run.fault.Idleness;
import orrery.run.fault.Levers;
import orrery.run.fault.Strikes;
import orrery.run.fault.Versions;
import orrery.run.load.Clients;
import orrery.run.net.Courier;
import orrery.run.node.Build;
import orrery.run.node.CrashSpot;
import orrery.run.node.Effects;
import orrery.run.node.Host;
import orrery.run.node.Inbox;
import orrery.run.node.Timer;
import orrery.run.node.Timers;
import orrery.trace.Event;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Trace.End;
import orrery.world.Deviations.Deviation;
import orrery.world.World;

/**
 * One run, from the first boot to the end. It takes what is planned next, asks the node that it concerns, and carries out
 * what the node asked for, each input as one step.
 */
final class Run<M, T> implements Snapshot, Levers<M, T> {

    /** More is a storm of messages, which would fill the memory long before the limit of steps. */
    private static final int MOST_PLANNED = 2_000_000;

    private final World world;
    private final Trace.Header header;
    private final Observer observer;
    private final long stopsBefore;
    private final Schedule schedule;
    private final Steps steps;
    private final Effects<M, T> effects;
    private final Courier courier;
    private final Timers<M, T> timers;
    private final Faults<M, T> faults;
    private final List<Host<M, T>> hosts = new ArrayList<>();
    private final Clients<M, T> clients;
    private final Tally tally;
    private final List<NodeId> nodes;
    private @Nullable End end;

    /** Not every mending is a step, but each is something that happens: a clock may jump forth and back for ever. */
    private long mended;

    Run(
            Protocol<M, T> protocol,
            World world,
            Trace.Header header,
            Recording recording,
            Observer observer,
            Schedule schedule) {
        this.world = world;
        this.header = header;
        this.observer = observer;
        this.stopsBefore = observer.stopsBefore();
        this.schedule = schedule;
        this.nodes = world.nodes();
        this.tally = new Tally(world.faults().size());
        this.steps = new Steps(schedule, recording);
        this.courier = new Courier(nodes, world.network(), header.seed(), schedule, tally, steps.digest());
        this.effects = new Effects<>(courier);
        this.timers = new Timers<>(schedule);
        Versions<M, T> versions = new Versions<>(protocol, world);
        for (NodeId id : nodes) {
            hosts.add(new Host<>(id, header.seed(), versions.atStart(id), tally));
        }
        Strikes<M, T> strikes = new Strikes<>(this, world, versions, hosts, courier, timers, schedule, steps, tally);
        this.faults = new Faults<>(world, protocol.landmarks(), this, strikes, schedule, tally, header.seed());
        this.clients = new Clients<>(
                world, protocol.asks(), header.seed(), hosts, schedule, steps, tally, observer, this::request);
    }

    Trace play() {
        schedule.clear();
        for (Host<M, T> host : hosts) {
            if (!faults.joinsLater(host.id)) {
                boot(host, Step.NO_CAUSE);
            }
        }
        faults.plan();
        clients.plan();
        while (end == null) {
            if (schedule.isEmpty()) {
                end(End.Kind.QUIET, "nothing was left to happen");
            } else if (schedule.nextTime() > world.durationNanos()) {
                schedule.idleUntil(world.durationNanos());
                end(End.Kind.TIME_UP, "");
            } else if (steps.count() + mended >= world.maxSteps()) {
                end(End.Kind.STEP_LIMIT, "the limit of " + world.maxSteps() + " steps was reached");
            } else if (schedule.size() > MOST_PLANNED) {
                end(
                        End.Kind.STEP_LIMIT,
                        "more than " + MOST_PLANNED + " messages and timers wait to happen, and they grow more");
            } else {
                happen(schedule.next());
            }
        }
        for (Host<M, T> host : hosts) {
            steps.digest().add(host.node);
            steps.digest().add(host.disk.saved());
        }
        Trace.Summary summary =
                tally.summary(steps.count(), schedule.now(), new Idleness(world, tally, courier, faults).all());
        return new Trace(
                header,
                steps.recorded(),
                clients.history(),
                summary,
                end,
                steps.digest().value());
    }

    /** How long the messages took of which chance did not decide it. */
    List<Deviation> took() {
        return courier.took();
    }

    private void happen(int slot) {
        Kind kind = schedule.kind(slot);
        Host<M, T> host = hosts.get(schedule.node(slot));
        int from = schedule.from(slot);
        int tag = schedule.tag(slot);
        long nth = schedule.nth(slot);
        long cause = schedule.cause(slot);
        Object object = schedule.object(slot);
        schedule.free(slot);
        switch (kind) {
            case DROP -> drop(hosts.get(from), host, (Courier.Undelivered) object, nth, tag, cause);
            case DELIVERY -> arrive(nodes.get(from), host, object, nth, tag, cause);
            case TIMER -> comeUp(host, (Timer) object);
            case ARRIVAL -> clients.arrive(host, nth);
            case ASK -> clients.askNext(host);
            case FAULT -> faults.strike((int) nth);
            case MENDING -> {
                mended++;
                faults.mend((int) nth, cause);
            }
            case WAKE -> wake(host);
            case GIVE_UP -> clients.giveUp(host, nth, cause);
            case TURN -> courier.turn(nth);
        }
    }

    // ---- what can happen to a node

    /** Boots a node, for the first time or again; {@code cause} is the step of its crash. */
    @Override
    public void boot(Host<M, T> host, long cause) {
        if (end != null || host.isUp()) {
            return;
        }
        if (host.leftBy != Host.HAS_NOT_LEFT) {
            tally.touched(host.leftBy);
            return;
        }
        host.incarnation++;
        Build<M, T> build = host.build;
        long step = steps.booted(host.id.index(), host.incarnation, build.name());
        Setup setup = new Setup(
                world.servers(),
                world.clients(),
                world.network().neighbours(host.id, world.servers()),
                build.options(),
                host.disk.read(),
                world.clockBound());
        handle(
                step,
                host,
                null,
                () -> build.protocol().boot(host.id, setup).start(effects),
                cause,
                () -> new Event.Booted(host.incarnation, build.name()));
        clients.booted(host);
    }

    /** What the node needs on its disk cannot be read: it stays down, and that is what became of the step. */
    private void cannotBoot(long step, Host<M, T> host, CorruptDiskException why, long cause) {
        tally.fired(Fired.FAILED_BOOT);
        steps.failedBoot(step, host, "cannot boot: " + why.getMessage(), cause);
    }

    /** A node stops, with all its timers; an open operation of a client stays open for ever. */
    @Override
    public long crash(Host<M, T> host, String how, long cause) {
        Node<M, T> before = host.node;
        long step = steps.crashed(host, before, how, cause);
        host.node = null;
        host.timers.clear();
        clients.crashed(host, step);
        host.crashSpot = null;
        host.disk.crash();
        host.inbox().clear();
        report(step, host);
        return step;
    }

    private void arrive(NodeId sender, Host<M, T> host, Object message, long nth, int tag, long cause) {
        Runnable again = () -> arrive(sender, host, message, nth, tag, cause);
        if (!courier.arrives(sender, host.id, message, nth, tag, cause, host.isUp(), again)) {
            return;
        }
        if (host.isFree(schedule.now())) {
            deliver(sender, host, message, nth, tag, cause);
        } else {
            host.inbox().add(() -> deliver(sender, host, message, nth, tag, cause));
        }
    }

    @SuppressWarnings("unchecked") // what a node of this protocol sent is one of its messages
    private void deliver(NodeId sender, Host<M, T> host, Object message, long nth, int tag, long cause) {
        Node<M, T> before = host.node;
        if (before != null) {
            long step = steps.begin(
                    Steps.DELIVERED, host.id.index(), Courier.copy(tag) + ((long) sender.index() << 2) + (nth << 32));
            handle(
                    step,
                    host,
                    before,
                    () -> before.receive(sender, (M) message, effects),
                    cause,
                    () -> new Event.Delivered(sender, message, nth, Courier.copy(tag), Courier.detour(tag)));
        }
    }

    /** The loss of a message is something that happens, too. */
    private void drop(Host<M, T> sender, Host<M, T> host, Courier.Undelivered lost, long nth, int tag, long cause) {
        courier.dropped(lost);
        steps.dropped(sender, host.id, lost.message(), nth, Courier.copy(tag), lost.reason(), cause);
    }

    private void comeUp(Host<M, T> host, Timer timer) {
        if (host.isFree(schedule.now())) {
            timeOut(host, timer);
        } else {
            host.inbox().add(() -> timeOut(host, timer));
        }
    }

    @SuppressWarnings("unchecked") // what a node of this protocol set is one of its timers
    private void timeOut(Host<M, T> host, Timer timer) {
        Node<M, T> before = host.node;
        if (timers.fires(host, timer) && before != null) {
            long step = steps.begin(Steps.TIMED_OUT, host.id.index(), 0);
            steps.digest().add(timer.name);
            handle(
                    step,
                    host,
                    before,
                    () -> before.timeout((T) timer.name, effects),
                    timer.cause,
                    () -> new Event.TimedOut(timer.name));
        }
    }

    private void request(Host<M, T> client, Node<M, T> before, long op, Record question, long step) {
        handle(
                step,
                client,
                before,
                () -> before.request(op, question, effects),
                Step.NO_CAUSE,
                () -> new Event.Requested(op, question));
    }

    /** A node that was busy or stood still is free again. */
    @Override
    public void wake(Host<M, T> host) {
        for (Inbox.Input input = host.inbox().next(schedule.now());
                input != null && end == null;
                input = host.inbox().next(schedule.now())) {
            input.happen();
        }
    }

    /** Keeps a node from its next input for a while. */
    private void occupy(Host<M, T> host, long nanos) {
        host.inbox().busyUntil(schedule.now() + nanos);
        schedule.plan(host.inbox().busyUntil(), Kind.WAKE, host.id.index(), 0, Step.NO_CAUSE);
    }

    // ---- a handler, and what it asked for

    @SuppressWarnings("ReferenceEquality") // the very same node is how a handler says that nothing changed
    private void handle(
            long step,
            Host<M, T> host,
            @Nullable Node<M, T> before,
            Supplier<Node<M, T>> handler,
            long cause,
            Supplier<Event> event) {
        effects.open(host, schedule.now());
        if (step == stopsBefore) {
            observer.before(host.id, before, effects, event.get());
        }
        try {
            host.node = handler.get();
        } catch (CorruptDiskException e) {
            cannotBoot(step, host, e, cause);
            return;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            threw(host, e);
        }
        effects.close();
        finish(step, host, before, effects, 0, cause, event);
        Host.Slowness slow = host.slow;
        if (slow != null && host.isUp()) {
            tally.fired(Fired.SLOW);
            tally.touched(slow.fault());
            occupy(host, slow.pace().within(slow.each()).toNanos());
        }
    }

    /** Carries out what was asked for, as far as it gets, and tells recorder and observer of it. */
    @SuppressWarnings("ReferenceEquality") // a node that did not change answers with itself
    private void finish(
            long step,
            Host<M, T> host,
            @Nullable Node<M, T> before,
            Effects<M, T> asked,
            int ready,
            long cause,
            Supplier<Event> event) {
        CrashSpot spot = host.crashSpot;
        int crashAt = spot == null ? Integer.MAX_VALUE : spot.in(asked, schedule.now());
        long waits = 0;
        int done = 0;
        boolean saved = false;
        while (done < asked.count() && done != crashAt) {
            if (asked.reachesDisk(done) && host.disk.isFaulty()) {
                if (host.disk.fails()) {
                    crashAt = done;
                    spot = null;
                    break;
                }
                waits = done < ready || !asked.syncs(done) ? 0 : host.disk.syncNanos();
                if (waits > 0) {
                    break;
                }
            }
            saved |= asked.syncs(done);
            carryOut(asked, done, host, step);
            done++;
        }
        if (steps.kept()) {
            steps.keep(step, host, event.get(), cause, before, host.node, asked.recorded(0, done));
        }
        if (waits > 0) {
            tally.fired(Fired.SLOW_DISK);
            continueLater(asked.tail(done), host, waits, step);
        }
        // what a node has become counts once all that goes with it has happened: never, if a crash comes between
        if (done == asked.count() && (host.told != host.node || saved)) {
            report(step, host);
        }
        if (done == crashAt && host.isUp()) {
            tally.fired(Fired.CRASH_IN_HANDLER);
            long crash = crash(host, spot != null ? spot.how() : "its disk failed to write", step);
            if (spot != null) {
                spot.crashed(crash);
            }
        }
        faults.lookAgain();
    }

    /** The node waits for its disk; then the rest of what its handler asked for happens. */
    private void continueLater(Effects<M, T> rest, Host<M, T> host, long nanos, long cause) {
        occupy(host, nanos);
        host.inbox().addFirst(() -> {
            long step = steps.begin(Steps.CONTINUED, host.id.index(), 0);
            finish(step, host, host.node, rest, 1, cause, Event.Continued::new);
        });
    }

    private void carryOut(Effects<M, T> asked, int nth, Host<M, T> host, long step) {
        Effects.What what = asked.what(nth);
        Object object = asked.object(nth);
        long number = asked.number(nth);
        if (what != Effects.What.SEND) { // of a message the courier tells the digest more
            steps.digest().add(what.ordinal(), number);
        }
        switch (what) {
            case SEND -> courier.send(host.id, asked.receiver(nth), object, number, step);
            case SET_TIMER -> timers.set(host, object, number, step);
            case CANCEL_TIMER -> timers.cancel(host, object);
            case SAVE -> {
                host.disk.write(Setup.STATE, (Record) object);
                host.disk.sync();
            }
            case WRITE -> host.disk.write(asked.file(nth), (Record) object);
            case SYNC -> host.disk.sync();
            case COMPLETE -> {
                if (!clients.complete(host, number, (Outcome) object, step)) {
                    end(End.Kind.STOPPED, "a promise was broken");
                }
            }
            case REFUSE -> end(End.Kind.REFUSED, host.id + " got what its role must never get: " + object);
            case NOTE -> observer.noted(step, schedule.now(), host.id, (String) object);
        }
    }

    /** Tells the observer what a node has become since it was told last. */
    private void report(long step, Host<M, T> host) {
        Node<M, T> before = host.told;
        host.told = host.node;
        if (!observer.changed(step, schedule.now(), host.id, before, host.node, host.disk.saved())) {
            end(End.Kind.STOPPED, "a promise was broken");
        }
    }

    /** Tells the observer that a fault struck or was mended. */
    @Override
    public void disturbed() {
        observer.disturbed(schedule.now());
    }

    private void threw(Host<M, T> host, Throwable thrown) {
        String where = thrown.getStackTrace().length > 0 ? " at " + thrown.getStackTrace()[0] : "";
        end(End.Kind.THREW, host.id + " threw " + thrown + where);
    }

    /** Ends the run after this step; the first reason stands. */
    private void end(End.Kind kind, String sentence) {
        if (end == null) {
            end = new End(kind, sentence);
        }
    }

    // ---- the moment, for those who wait for it

    @Override
    public Duration now() {
        return Duration.ofNanos(schedule.now());
    }

    @Override
    public List<NodeId> nodes() {
        return nodes;
    }

    @Override
    public Optional<Node<?, ?>> state(NodeId node) {
        return Optional.ofNullable(hosts.get(node.index()).node);
    }

    @Override
    public Optional<Record> saved(NodeId node) {
        return Optional.ofNullable(hosts.get(node.index()).disk.saved());
    }
}
