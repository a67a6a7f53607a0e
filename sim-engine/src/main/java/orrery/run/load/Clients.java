package orrery.run.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.Ask;
import orrery.api.History;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.run.core.Decisions;
import orrery.run.core.Fired;
import orrery.run.core.Schedule;
import orrery.run.core.Schedule.Kind;
import orrery.run.core.Steps;
import orrery.run.core.Tally;
import orrery.run.node.Host;
import orrery.trace.Observer;
import orrery.trace.Step;
import orrery.world.World;

/** Asks the clients of a run, one operation at a time each, and writes the history of what became of it. */
public final class Clients<M, T> {

    private static final long IDLE = -1;

    private final List<Client<M, T>> clients = new ArrayList<>();
    private final int servers;
    private final Schedule schedule;
    private final Steps steps;
    private final Tally tally;
    private final Observer observer;
    private final Asking<M, T> asking;
    private final Operations operations = new Operations();

    /** Hands a question to a client's node, which is up and free. */
    public interface Asking<M, T> {
        void ask(Host<M, T> client, Node<M, T> node, long op, Record question, long step);
    }

    /**
     * @param nth its number, or that of the one that is asked again
     * @param again the question, if it was asked before; otherwise it is yet to be drawn
     * @param triesLeft how often it may be asked again
     */
    private record Waiting(long nth, @Nullable Record again, int triesLeft) {}

    private static final class Client<M, T> {
        private final Host<M, T> host;
        private final Questions questions;

        /** Questions that wait for their turn. */
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

        /** The operation that it is working on; {@link #IDLE} if none. */
        private long openOperation = IDLE;

        /** What it is working on. */
        private @Nullable Waiting asked;

        Client(Host<M, T> host, Questions questions) {
            this.host = host;
            this.questions = questions;
        }
    }

    /** @param hosts of all nodes of the world */
    public Clients(
            World world,
            Map<String, Ask> vocabulary,
            long seed,
            List<Host<M, T>> hosts,
            Schedule schedule,
            Steps steps,
            Tally tally,
            Observer observer,
            Asking<M, T> asking) {
        this.servers = world.servers().size();
        this.schedule = schedule;
        this.steps = steps;
        this.tally = tally;
        this.observer = observer;
        this.asking = asking;
        Popularity popularity =
                new Popularity(world.workload().keys(), world.workload().skew());
        for (NodeId id : world.clients()) {
            Questions questions = new Questions(
                    world.workload(),
                    popularity,
                    vocabulary,
                    clients.size() + 1,
                    world.clients().size(),
                    Decisions.stream(seed, id.name()));
            clients.add(new Client<>(hosts.get(id.index()), questions));
        }
    }

    private boolean isClient(Host<M, T> host) {
        return host.id.index() >= servers;
    }

    private Client<M, T> of(Host<M, T> host) {
        return clients.get(host.id.index() - servers);
    }

    /** Plans the first question of each. */
    public void plan() {
        clients.forEach(client -> planArrival(client, 0));
    }

    private void planArrival(Client<M, T> client, long nth) {
        long time = client.questions.arrival(nth, schedule.now());
        if (time != Questions.NEVER) {
            schedule.plan(time, Kind.ARRIVAL, client.host.id.index(), nth, Step.NO_CAUSE);
        }
    }

    /** A question comes to a client. */
    public void arrive(Host<M, T> host, long nth) {
        Client<M, T> client = of(host);
        if (!client.questions.waitsForAnswers()) {
            planArrival(client, nth + 1);
        }
        client.waiting.addLast(new Waiting(nth, null, client.questions.retries()));
        askNext(host);
    }

    /** Asks a client what has waited longest, if it is up and not busy. */
    public void askNext(Host<M, T> host) {
        Client<M, T> client = of(host);
        Node<M, T> node = host.node;
        if (node == null || client.openOperation != IDLE || client.waiting.isEmpty()) {
            return;
        }
        if (!host.isFree(schedule.now())) {
            host.inbox().add(() -> askNext(host));
            return;
        }
        Waiting next = client.waiting.remove();
        Record question = next.again() != null ? next.again() : client.questions.question(next.nth());
        client.asked = new Waiting(next.nth(), question, next.triesLeft());
        long step = steps.begin(Steps.REQUESTED, host.id.index(), next.nth());
        steps.digest().add(question);
        Operation asked = operations.invoke(host.id, question, step, schedule.now());
        long op = asked.id();
        client.openOperation = op;
        observer.invoked(asked);
        long patience = client.questions.patience(next.nth());
        if (patience != Questions.NEVER) {
            schedule.plan(schedule.now() + patience, Kind.GIVE_UP, host.id.index(), op, step);
        }
        asking.ask(host, node, op, question, step);
    }

    /** A client's patience is at its end. */
    public void giveUp(Host<M, T> host, long op, long cause) {
        Client<M, T> client = of(host);
        if (client.openOperation == op) {
            tally.fired(Fired.GAVE_UP);
            steps.gaveUp(host, op, cause);
            operations.giveUp(op);
            answered(client, false, cause);
        }
    }

    /**
     * A node says that an operation is done; of interest only if it is the one that is open there.
     *
     * @return false to end the run here
     */
    public boolean complete(Host<M, T> host, long op, Outcome outcome, long step) {
        if (!isClient(host) || op == IDLE || op != of(host).openOperation) {
            return true;
        }
        steps.digest().add(outcome);
        boolean goOn = observer.completed(operations.complete(op, outcome, step, schedule.now()));
        answered(of(host), outcome instanceof Outcome.Ok, step);
        return goOn;
    }

    /** A node booted; if it is a client, it may be asked again. */
    public void booted(Host<M, T> host) {
        if (isClient(host) && !of(host).waiting.isEmpty()) {
            schedule.plan(schedule.now(), Kind.ASK, host.id.index(), 0, Step.NO_CAUSE);
        }
    }

    /** A node went down; an open operation of a client stays open for ever. */
    public void crashed(Host<M, T> host, long step) {
        if (isClient(host) && of(host).openOperation != IDLE) {
            answered(of(host), true, step);
        }
    }

    /** The client is free: it is asked again, or what comes next. */
    private void answered(Client<M, T> client, boolean done, long step) {
        client.openOperation = IDLE;
        Waiting asked = client.asked;
        client.asked = null;
        if (asked != null && !done && asked.triesLeft() > 0) {
            tally.fired(Fired.ASKED_AGAIN);
            client.waiting.addFirst(new Waiting(asked.nth(), asked.again(), asked.triesLeft() - 1));
        } else if (asked != null && client.questions.waitsForAnswers()) {
            planArrival(client, asked.nth() + 1);
        }
        if (!client.waiting.isEmpty()) {
            schedule.plan(schedule.now(), Kind.ASK, client.host.id.index(), 0, step);
        }
    }

    public History history() {
        return operations.history();
    }
}
