package orrery.explore.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import orrery.api.CorruptDiskException;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Stored;
import orrery.trace.Effect;
import orrery.verdict.Judge;
import orrery.world.World;

/** Calls a protocol's handlers, once for each way in which its choices can turn out. */
final class Handlers {

    private final Protocol<Object, Object> protocol;
    private final World world;
    private final boolean crashPoints;
    private final Numbers<Local> locals;
    private final Numbers<Envelope> envelopes;
    private final Choices choices = new Choices();
    private boolean clockRead;

    Handlers(
            Protocol<Object, Object> protocol,
            World world,
            boolean crashPoints,
            Numbers<Local> locals,
            Numbers<Envelope> envelopes) {
        this.protocol = protocol;
        this.world = world;
        this.crashPoints = crashPoints;
        this.locals = locals;
        this.envelopes = envelopes;
    }

    /** What was left out because it cannot be tried out; empty if nothing was. */
    List<String> leftOut() {
        List<String> left = new ArrayList<>();
        if (clockRead) {
            left.add("clocks, which stand still here and were read");
        }
        if (choices.guessed()) {
            left.add("chances of more than 64 ways, of which one was taken");
        }
        return left;
    }

    List<Turn> boot(NodeId self, Local down) {
        Map<String, Stored> disk = new TreeMap<>();
        down.durable().forEach((file, content) -> disk.put(file, new Stored.Found(content)));
        Setup setup = new Setup(
                world.servers(),
                world.clients(),
                world.network().neighbours(self, world.servers()),
                world.options(),
                disk,
                world.clockBound());
        return call(self, down, null, wishes -> protocol.boot(self, setup).start(wishes));
    }

    List<Turn> deliver(NodeId self, Local local, Envelope envelope) {
        return call(self, local, null, wishes -> running(local).receive(envelope.from(), envelope.message(), wishes));
    }

    List<Turn> timeout(NodeId self, Local local, Object timer) {
        SequencedSet<Object> left = new LinkedHashSet<>(local.timers());
        left.remove(timer);
        Local fired = new Local(local.node(), local.durable(), local.unsynced(), left, local.asked(), local.open());
        return call(self, fired, null, wishes -> running(local).timeout(timer, wishes));
    }

    List<Turn> ask(NodeId self, Local local, long op, Record question) {
        Local busy = new Local(local.node(), local.durable(), local.unsynced(), local.timers(), local.asked() + 1, op);
        return call(
                self,
                busy,
                new Said.Asked(op, question),
                wishes -> running(local).request(op, question, wishes));
    }

    private static Node<Object, Object> running(Local local) {
        Node<Object, Object> node = local.node();
        if (node == null) {
            throw new IllegalStateException("a node that is down gets no input");
        }
        return node;
    }

    private List<Turn> call(
            NodeId self, Local before, Said.@Nullable Asked asked, Function<Wishes, Node<Object, Object>> handler) {
        List<Turn> outcomes = new ArrayList<>();
        choices.reset();
        do {
            Wishes wishes = new Wishes(self, choices);
            Node<Object, Object> after = null;
            Turn.@Nullable Fault fault = null;
            try {
                after = handler.apply(wishes);
            } catch (CorruptDiskException corrupt) {
                throw corrupt; // nothing damages a disk here
            } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
                fault = new Turn.Fault(Judge.NO_THROW, self + " threw " + thrown);
            }
            clockRead |= wishes.clockRead();
            List<Effect> effects = wishes.effects();
            outcomes.add(carriedOut(self, before, asked, after, effects, effects.size(), 0, fault));
            if (crashPoints && fault == null) {
                for (int until = 0; until < effects.size(); until++) {
                    if (matters(effects, until)) {
                        outcomes.add(carriedOut(self, before, asked, null, effects, until, 1, null));
                    }
                }
            }
        } while (choices.turn());
        return List.copyOf(outcomes);
    }

    /**
     * Whether a crash just before this effect differs from one just after the one before it: timers and remarks leave no
     * trace, and before the first effect a crash is one between two handlers with the input lost, which is also one of the
     * network's doings.
     */
    private static boolean matters(List<Effect> effects, int until) {
        return until == 0
                || switch (effects.get(until - 1)) {
                    case Effect.Sent sent -> true;
                    case Effect.Saved saved -> true;
                    case Effect.Synced synced -> true;
                    case Effect.Completed completed -> true;
                    case Effect.Wrote wrote -> false;
                    case Effect.TimerSet set -> false;
                    case Effect.TimerCancelled cancelled -> false;
                    case Effect.Noted noted -> false;
                    case Effect.Refused refused -> false;
                };
    }

    private Turn carriedOut(
            NodeId self,
            Local before,
            Said.@Nullable Asked asked,
            @Nullable Node<Object, Object> after,
            List<Effect> effects,
            int until,
            int crashes,
            Turn.@Nullable Fault thrown) {
        SortedMap<String, Record> durable = before.durable();
        SortedMap<String, Record> unsynced = before.unsynced();
        List<Effect> done = effects.subList(0, until);
        SequencedSet<Object> timers = done.stream().anyMatch(Handlers::concernsTimers)
                ? new LinkedHashSet<>(before.timers())
                : before.timers();
        long open = before.open();
        Turn.Fault fault = thrown;
        List<Integer> sent = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        if (asked != null) {
            said.add(asked);
        }
        for (Effect effect : done) {
            switch (effect) {
                case Effect.Sent(NodeId to, Object message, long nth) ->
                    sent.add(envelopes.of(new Envelope(self, to, message)));
                case Effect.TimerSet(Object timer, long delay) -> timers.add(timer);
                case Effect.TimerCancelled(Object timer) -> timers.remove(timer);
                case Effect.Saved(Object state) -> {
                    unsynced = with(unsynced, Setup.STATE, (Record) state);
                    durable = synced(durable, unsynced);
                    unsynced = new TreeMap<>();
                }
                case Effect.Wrote(String file, Object content) -> unsynced = with(unsynced, file, (Record) content);
                case Effect.Synced synced -> {
                    durable = synced(durable, unsynced);
                    unsynced = new TreeMap<>();
                }
                case Effect.Completed completed -> {
                    if (completed.op() == open) {
                        open = Local.IDLE;
                        said.add(new Said.Answered(completed.op(), completed.outcome()));
                    }
                }
                case Effect.Refused(Object message) ->
                    fault = new Turn.Fault(Judge.NO_REFUSAL, self + " must never get " + message);
                case Effect.Noted noted -> {}
            }
        }
        Local local = new Local(after, durable, unsynced, timers, before.asked(), open);
        return new Turn(
                locals.of(crashes > 0 ? local.crashed() : local),
                sent.stream().mapToInt(number -> number).toArray(),
                List.copyOf(said),
                crashes,
                fault,
                List.copyOf(done));
    }

    private static boolean concernsTimers(Effect effect) {
        return effect instanceof Effect.TimerSet || effect instanceof Effect.TimerCancelled;
    }

    private static SortedMap<String, Record> with(SortedMap<String, Record> files, String file, Record content) {
        SortedMap<String, Record> more = new TreeMap<>(files);
        more.put(file, content);
        return more;
    }

    private static SortedMap<String, Record> synced(
            SortedMap<String, Record> durable, SortedMap<String, Record> unsynced) {
        SortedMap<String, Record> all = new TreeMap<>(durable);
        all.putAll(unsynced);
        return all;
    }
}
