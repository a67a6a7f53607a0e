package orrery.explore.space;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orrery.api.Chance;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Signed;
import orrery.trace.Effect;

/** Collects what a handler asks for. */
final class Wishes implements Context<Object, Object> {

    private final NodeId self;
    private final Choices choices;
    private final List<Effect> effects = new ArrayList<>();
    private boolean clockRead;

    Wishes(NodeId self, Choices choices) {
        this.self = self;
        this.choices = choices;
    }

    List<Effect> effects() {
        return effects;
    }

    boolean clockRead() {
        return clockRead;
    }

    @Override
    public NodeId self() {
        return self;
    }

    /** The number of the message on its link is not known here; whoever tells a path counts. */
    @Override
    public void send(NodeId to, Object message) {
        effects.add(new Effect.Sent(to, message, 0));
    }

    @Override
    public void setTimer(Duration delay, Object timer) {
        effects.add(new Effect.TimerSet(timer, delay.toNanos()));
    }

    @Override
    public void cancelTimer(Object timer) {
        effects.add(new Effect.TimerCancelled(timer));
    }

    @Override
    public void save(Record state) {
        effects.add(new Effect.Saved(state));
    }

    @Override
    public void write(String file, Record content) {
        effects.add(new Effect.Wrote(file, content));
    }

    @Override
    public void sync() {
        effects.add(new Effect.Synced());
    }

    @Override
    public <C extends Record> Signed<C> sign(C content) {
        return new Signed<>(self, content);
    }

    @Override
    public void complete(long op, Outcome outcome) {
        effects.add(new Effect.Completed(op, outcome));
    }

    @Override
    public <N> N refuse(Object message, N same) {
        effects.add(new Effect.Refused(message));
        return same;
    }

    @Override
    public void note(String text) {
        effects.add(new Effect.Noted(text));
    }

    /** Time stands still. */
    @Override
    public Duration clock() {
        clockRead = true;
        return Duration.ZERO;
    }

    @Override
    public Chance chance() {
        return choices;
    }
}
