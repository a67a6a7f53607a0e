package orrery.viz.play;

import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;

/** The same trace as a file would give it back: with values where the protocol's own objects stood. */
public final class Loaded {

    private Loaded() {}

    public static Trace of(Trace live) {
        return new Trace(
                live.header(),
                live.steps().stream().map(Loaded::step).toList(),
                new History(live.history().operations().stream()
                        .map(Loaded::operation)
                        .toList()),
                live.summary(),
                live.end(),
                live.digest());
    }

    private static Step step(Step step) {
        return new Step(
                step.number(),
                step.timeNanos(),
                step.node(),
                event(step.event()),
                step.cause(),
                state(step.before()),
                state(step.after()),
                step.effects().stream().map(Loaded::effect).toList());
    }

    private static @Nullable Object state(@Nullable Object state) {
        return state == null ? null : Value.of(state);
    }

    private static Event event(Event event) {
        return switch (event) {
            case Event.Delivered it -> new Event.Delivered(it.from(), Value.of(it.message()), it.nth(), it.copy());
            case Event.Dropped it ->
                new Event.Dropped(it.to(), Value.of(it.message()), it.nth(), it.copy(), it.reason());
            case Event.TimedOut(Object timer) -> new Event.TimedOut(Value.of(timer));
            case Event.Requested(long op, Object question) -> new Event.Requested(op, Value.of(question));
            case Event.Booted same -> same;
            case Event.GaveUp same -> same;
            case Event.Crashed same -> same;
            case Event.Continued same -> same;
            case Event.Disturbed same -> same;
            case Event.Restored same -> same;
            case Event.Partitioned same -> same;
            case Event.Healed same -> same;
        };
    }

    private static Effect effect(Effect effect) {
        return switch (effect) {
            case Effect.Sent it -> new Effect.Sent(it.to(), Value.of(it.message()), it.nth());
            case Effect.TimerSet(Object timer, long delay) -> new Effect.TimerSet(Value.of(timer), delay);
            case Effect.TimerCancelled(Object timer) -> new Effect.TimerCancelled(Value.of(timer));
            case Effect.Saved(Object state) -> new Effect.Saved(Value.of(state));
            case Effect.Wrote(String file, Object content) -> new Effect.Wrote(file, Value.of(content));
            case Effect.Completed(long op, Outcome outcome) -> new Effect.Completed(op, outcome(outcome));
            case Effect.Refused(Object message) -> new Effect.Refused(Value.of(message));
            case Effect.Synced same -> same;
            case Effect.Noted same -> same;
        };
    }

    private static Operation operation(Operation live) {
        return new Operation(
                live.id(),
                live.client(),
                (Record) Value.of(live.question()),
                live.invoked(),
                live.completed(),
                outcome(live.outcome()),
                live.invokedNanos(),
                live.completedNanos());
    }

    private static Outcome outcome(Outcome outcome) {
        return outcome instanceof Outcome.Ok(Record answer) ? Outcome.ok((Record) Value.of(answer)) : outcome;
    }
}
