package orrery.run.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Chance;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Signed;
import orrery.run.net.Courier;
import orrery.trace.Effect;

/** Collects what a handler asks for, in order, for the kernel to carry out afterwards. One for all handlers of a run. */
public final class Effects<M, T> implements Context<M, T> {

    public enum What {
        SEND,
        SET_TIMER,
        CANCEL_TIMER,
        SAVE,
        COMPLETE,
        REFUSE,
        NOTE,
        WRITE,
        SYNC
    }

    private static final Duration END_OF_TIME = Duration.ofNanos(Long.MAX_VALUE);

    private final Courier courier;

    /** The draws of the node whose handler it is. */
    private final Chance chance = () -> host().draw();

    private What[] whats = new What[16];
    private Object[] objects = new Object[16];
    private long[] numbers = new long[16];
    private Object[] places = new Object[16];
    private int count;

    private @Nullable Host<M, T> host;
    private long now;

    public Effects(Courier courier) {
        this.courier = courier;
    }

    public void open(Host<M, T> at, long nowNanos) {
        host = at;
        now = nowNanos;
        count = 0;
    }

    /** After this the context is of no use to a handler that kept it. */
    public void close() {
        host = null;
    }

    public int count() {
        return count;
    }

    public What what(int nth) {
        return whats[nth];
    }

    /** The message, timer, state, outcome or text. */
    public Object object(int nth) {
        return objects[nth];
    }

    /** The message's number on its wire, the timer's delay, or the operation. */
    public long number(int nth) {
        return numbers[nth];
    }

    public NodeId receiver(int nth) {
        return (NodeId) places[nth];
    }

    public String file(int nth) {
        return (String) places[nth];
    }

    public boolean reachesDisk(int nth) {
        return syncs(nth) || whats[nth] == What.WRITE;
    }

    /** Whether this effect waits for the disk. */
    public boolean syncs(int nth) {
        return whats[nth] == What.SAVE || whats[nth] == What.SYNC;
    }

    /** Puts these effects, from one on, aside, to happen later. */
    public Effects<M, T> tail(int from) {
        Effects<M, T> tail = new Effects<>(courier);
        for (int nth = from; nth < count; nth++) {
            tail.put(whats[nth], objects[nth], numbers[nth], places[nth]);
        }
        return tail;
    }

    /** As they stand in a trace: those from one to before another. */
    public List<Effect> recorded(int from, int to) {
        List<Effect> effects = new ArrayList<>(to - from);
        for (int nth = from; nth < to; nth++) {
            Object object = objects[nth];
            effects.add(
                    switch (whats[nth]) {
                        case SEND -> new Effect.Sent(receiver(nth), object, numbers[nth]);
                        case SET_TIMER -> new Effect.TimerSet(object, numbers[nth]);
                        case CANCEL_TIMER -> new Effect.TimerCancelled(object);
                        case SAVE -> new Effect.Saved(object);
                        case COMPLETE -> new Effect.Completed(numbers[nth], (Outcome) object);
                        case REFUSE -> new Effect.Refused(object);
                        case NOTE -> new Effect.Noted((String) object);
                        case WRITE -> new Effect.Wrote(file(nth), object);
                        case SYNC -> new Effect.Synced();
                    });
        }
        return effects;
    }

    @Override
    public NodeId self() {
        return host().id;
    }

    @Override
    public void send(NodeId to, M message) {
        add(What.SEND, message, courier.number(host().id, to), to);
    }

    @Override
    public void setTimer(Duration delay, T timer) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a timer cannot be set to the past: " + timer + " in " + delay);
        }
        add(What.SET_TIMER, timer, nanos(delay), timer);
    }

    /** What no run lives to see comes at the end of time. */
    private static long nanos(Duration delay) {
        return delay.compareTo(END_OF_TIME) < 0 ? delay.toNanos() : Long.MAX_VALUE;
    }

    @Override
    public void cancelTimer(T timer) {
        add(What.CANCEL_TIMER, timer, 0, timer);
    }

    @Override
    public void save(Record state) {
        add(What.SAVE, state, 0, state);
    }

    @Override
    public void write(String file, Record content) {
        add(What.WRITE, content, 0, file);
    }

    @Override
    public void sync() {
        add(What.SYNC, host(), 0, host());
    }

    @Override
    public <C extends Record> Signed<C> sign(C content) {
        return new Signed<>(host().id, content);
    }

    @Override
    public void complete(long op, Outcome outcome) {
        add(What.COMPLETE, outcome, op, outcome);
    }

    @Override
    public <N> N refuse(M message, N same) {
        add(What.REFUSE, message, 0, message);
        return same;
    }

    @Override
    public void note(String text) {
        add(What.NOTE, text, 0, text);
    }

    @Override
    public Duration clock() {
        return Duration.ofNanos(host().clock.ask(now));
    }

    @Override
    public Chance chance() {
        return chance;
    }

    private Host<M, T> host() {
        if (host == null) {
            throw new IllegalStateException("a context is good only during the handler's call");
        }
        return host;
    }

    private void add(What what, Object object, long number, Object place) {
        host();
        put(what, object, number, place);
    }

    private void put(What what, Object object, long number, Object place) {
        if (count == whats.length) {
            whats = Arrays.copyOf(whats, 2 * count);
            objects = Arrays.copyOf(objects, 2 * count);
            numbers = Arrays.copyOf(numbers, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
        }
        whats[count] = what;
        objects[count] = object;
        numbers[count] = number;
        places[count] = place;
        count++;
    }
}
