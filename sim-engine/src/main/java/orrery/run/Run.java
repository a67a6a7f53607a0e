package orrery.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.run.Schedule.Kind;
import orrery.trace.Event;
import orrery.trace.Fingerprint;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Trace.End;
import orrery.world.World;

/**
 * One run, from the first boot to the end. It takes what is planned next, asks the node that it concerns, and carries out
 * what the node asked for, each input as one step.
 */
final class Run<M, T> {

    private final Protocol<M, T> protocol;
    private final World world;
    private final Trace.Header header;
    private final Observer observer;
    private final Schedule schedule;
    private final Steps steps;
    private final Effects<M, T> effects;
    private final Courier<M, T> courier;
    private final Faults<M, T> faults;
    private final List<Host<M, T>> hosts = new ArrayList<>();
    private final List<Questions> questions = new ArrayList<>();
    private final Operations operations = new Operations();
    private final Tally tally = new Tally();
    private @Nullable End end;

    Run(
            Protocol<M, T> protocol,
            World world,
            Trace.Header header,
            Recording recording,
            Observer observer,
            Schedule schedule) {
        this.protocol = protocol;
        this.world = world;
        this.header = header;
        this.observer = observer;
        this.schedule = schedule;
        this.steps = new Steps(schedule, recording);
        this.effects = new Effects<>(world.network());
        this.courier = new Courier<>(world.network(), schedule, tally, steps, hosts);
        this.faults = new Faults<>(this, world, hosts, courier, schedule, steps, tally, header.seed());
        for (NodeId id : world.nodes()) {
            hosts.add(new Host<>(id, header.seed()));
        }
        for (NodeId client : world.clients()) {
            questions.add(new Questions(
                    world.workload(),
                    protocol.asks(),
                    questions.size() + 1,
                    world.clients().size(),
                    Decisions.stream(header.seed(), client.name())));
        }
    }

    Trace play() {
        schedule.clear();
        for (Host<M, T> host : hosts) {
            boot(host, Step.NO_CAUSE);
        }
        faults.plan();
        for (NodeId client : world.clients()) {
            planArrival(client.index(), 0);
        }
        while (end == null) {
            if (schedule.isEmpty()) {
                end(End.Kind.QUIET, "nothing was left to happen");
            } else if (schedule.nextTime() > world.durationNanos()) {
                schedule.now = world.durationNanos();
                end(End.Kind.TIME_UP, "");
            } else if (steps.count() >= world.maxSteps()) {
                end(End.Kind.STEP_LIMIT, "the limit of " + world.maxSteps() + " steps was reached");
            } else {
                happen(schedule.next());
            }
        }
        for (Host<M, T> host : hosts) {
            steps.digest().add(Fingerprint.of(host.node));
            steps.digest().add(Fingerprint.of(host.saved));
        }
        Trace.Summary summary = tally.summary(steps.count(), schedule.now);
        return new Trace(
                header,
                steps.recorded(),
                operations.history(),
                summary,
                end,
                steps.digest().value());
    }

    private void happen(int slot) {
        int node = schedule.node(slot);
        long nth = schedule.nth(slot);
        long cause = schedule.cause(slot);
        Object object = schedule.object(slot);
        switch (schedule.kind(slot)) {
            case DELIVERY -> {
                int from = schedule.from(slot);
                int copy = schedule.copy(slot);
                long print = schedule.print(slot);
                schedule.free(slot);
                deliver(hosts.get(from), hosts.get(node), object, nth, copy, print, cause);
            }
            case TIMER -> {
                schedule.free(slot);
                comeUp(hosts.get(node), (Timer) object);
            }
            case ARRIVAL -> {
                schedule.free(slot);
                arrive(hosts.get(node), nth);
            }
            case ASK -> {
                schedule.free(slot);
                askNext(hosts.get(node));
            }
            case FAULT -> {
                schedule.free(slot);
                faults.strike((int) nth);
            }
            case MENDING -> {
                schedule.free(slot);
                faults.mend((int) nth, cause);
            }
        }
    }

    // ---- what can happen to a node

    /** Boots a node, for the first time or again; {@code cause} is the step of its crash. */
    void boot(Host<M, T> host, long cause) {
        if (end != null) {
            return;
        }
        host.incarnation++;
        long step = steps.begin(Steps.BOOTED, host.id.index(), host.incarnation);
        Setup setup = new Setup(world.servers(), world.clients(), world.options(), Optional.ofNullable(host.saved));
        handle(
                step,
                host,
                null,
                () -> protocol.boot(host.id, setup).start(effects),
                cause,
                () -> new Event.Booted(host.incarnation));
        if (!host.waiting.isEmpty()) {
            schedule.plan(schedule.now, Kind.ASK, host.id.index(), 0, Step.NO_CAUSE);
        }
    }

    /** A node stops, with all its timers; an open operation of a client stays open for ever. */
    long crash(Host<M, T> host) {
        Node<M, T> before = host.node;
        long step = steps.crashed(host, before);
        host.node = null;
        host.timers.clear();
        host.openOperation = Host.IDLE;
        report(step, host, before);
        return step;
    }

    @SuppressWarnings("unchecked") // what a node of this protocol sent is one of its messages
    private void deliver(
            Host<M, T> sender, Host<M, T> host, Object message, long nth, int copy, long print, long cause) {
        Node<M, T> before = host.node;
        if (!courier.arrives(sender, host, message, nth, copy, cause) || before == null) {
            return;
        }
        long step = steps.begin(Steps.DELIVERED, host.id.index(), print + sender.id.index());
        handle(
                step,
                host,
                before,
                () -> before.receive(sender.id, (M) message, effects),
                cause,
                () -> new Event.Delivered(sender.id, message, nth, copy));
    }

    /** A timer's place on the agenda has come up: it fires, goes back to its real time, or is forgotten. */
    @SuppressWarnings("unchecked") // what a node of this protocol set is one of its timers
    private void comeUp(Host<M, T> host, Timer timer) {
        Node<M, T> before = host.node;
        if (!timer.current || timer.incarnation != host.incarnation || before == null) {
            return;
        }
        if (timer.set && timer.due > timer.queuedFor) {
            queue(timer, host);
            return;
        }
        host.timers.remove(timer.name);
        if (timer.set) {
            long step = steps.begin(Steps.TIMED_OUT, host.id.index(), Fingerprint.of(timer.name));
            handle(
                    step,
                    host,
                    before,
                    () -> before.timeout((T) timer.name, effects),
                    timer.cause,
                    () -> new Event.TimedOut(timer.name));
        }
    }

    private void planArrival(int client, long nth) {
        long time = questionsOf(client).arrival(nth);
        if (time != Long.MAX_VALUE) {
            schedule.plan(time, Kind.ARRIVAL, client, nth, Step.NO_CAUSE);
        }
    }

    private void arrive(Host<M, T> client, long nth) {
        planArrival(client.id.index(), nth + 1);
        client.waiting.addLast(nth);
        askNext(client);
    }

    /** Asks a client what has waited longest, if it is up and not busy. */
    private void askNext(Host<M, T> client) {
        Node<M, T> before = client.node;
        if (before == null || client.openOperation != Host.IDLE || client.waiting.isEmpty()) {
            return;
        }
        Record question = questionsOf(client.id.index()).question(client.waiting.remove());
        long step = steps.begin(Steps.REQUESTED, client.id.index(), Fingerprint.of(question));
        long op = operations.invoke(client.id, question, step, schedule.now);
        client.openOperation = op;
        handle(
                step,
                client,
                before,
                () -> before.request(op, question, effects),
                Step.NO_CAUSE,
                () -> new Event.Requested(op, question));
    }

    private Questions questionsOf(int client) {
        return questions.get(client - world.servers().size());
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
        effects.open(host, schedule.now);
        Node<M, T> after;
        try {
            after = handler.get();
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            end(
                    End.Kind.THREW,
                    host.id + " threw " + e + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : ""));
            after = before;
        }
        effects.close();
        host.node = after;
        if (steps.kept()) {
            steps.keep(step, host, event.get(), cause, before, after, effects.recorded());
        }
        boolean saved = carryOut(host, step);
        if (before != after || saved) {
            report(step, host, before);
            faults.lookAgain();
        }
    }

    /** Tells the observer what a node has become. */
    private void report(long step, Host<M, T> host, @Nullable Node<M, T> before) {
        if (!observer.changed(step, schedule.now, host.id, before, host.node, host.saved)) {
            end(End.Kind.STOPPED, "a promise was broken");
        }
    }

    /** Tells the observer that a fault struck or was mended. */
    void disturbed() {
        observer.disturbed(schedule.now);
    }

    /** Lets the effects happen, in order; answers whether something was saved. */
    private boolean carryOut(Host<M, T> host, long step) {
        boolean saved = false;
        for (int nth = 0; nth < effects.count(); nth++) {
            Effects.What what = effects.what(nth);
            Object object = effects.object(nth);
            long number = effects.number(nth);
            steps.digest().add(what.ordinal() + (number << 3));
            switch (what) {
                case SEND -> courier.send(host, hosts.get(effects.receiver(nth).index()), object, number, step);
                case SET_TIMER -> setTimer(host, object, number, step);
                case CANCEL_TIMER -> cancelTimer(host, object);
                case SAVE -> {
                    host.saved = (Record) object;
                    saved = true;
                }
                case COMPLETE -> complete(host, number, (Outcome) object, step);
                case REFUSE -> end(End.Kind.REFUSED, host.id + " got what its role must never get: " + object);
                case NOTE -> {}
            }
        }
        return saved;
    }

    private void setTimer(Host<M, T> host, Object name, long delay, long step) {
        long due = delay > Long.MAX_VALUE - schedule.now ? Long.MAX_VALUE : schedule.now + delay;
        Timer timer = host.timers.get(name);
        if (timer == null || timer.queuedFor > due) {
            if (timer != null) {
                timer.current = false;
            }
            timer = new Timer(name, host.incarnation);
            host.timers.put(name, timer);
            timer.arm(due, schedule.nextSequence(), step);
            queue(timer, host);
        } else {
            timer.arm(due, schedule.nextSequence(), step);
        }
    }

    private void cancelTimer(Host<M, T> host, Object name) {
        Timer timer = host.timers.get(name);
        if (timer != null) {
            timer.set = false;
        }
    }

    private void queue(Timer timer, Host<M, T> host) {
        timer.queuedFor = timer.due;
        schedule.plan(timer.due, timer.sequence, Kind.TIMER, host.id.index(), 0, 0, timer.cause, 0, 0, timer);
    }

    private void complete(Host<M, T> client, long op, Outcome outcome, long step) {
        if (op != client.openOperation || op == Host.IDLE) {
            return;
        }
        client.openOperation = Host.IDLE;
        steps.digest().add(Fingerprint.of(outcome));
        if (!observer.completed(operations.complete(op, outcome, step, schedule.now))) {
            end(End.Kind.STOPPED, "a promise was broken");
        }
        if (!client.waiting.isEmpty()) {
            schedule.plan(schedule.now, Kind.ASK, client.id.index(), 0, step);
        }
    }

    /** Ends the run after this step; the first reason stands. */
    private void end(End.Kind kind, String sentence) {
        if (end == null) {
            end = new End(kind, sentence);
        }
    }
}
