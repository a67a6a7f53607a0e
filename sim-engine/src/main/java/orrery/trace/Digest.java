package orrery.trace;

import org.jspecify.annotations.Nullable;

/** A rolling 64-bit digest of the steps of a run: equal sequences of numbers and values, equal digests. */
public final class Digest {

    private static final long KEY0 = Mix.key(0);
    private static final long KEY1 = Mix.key(1);
    private static final long KEY2 = Mix.key(2);
    private static final long KEY3 = Mix.key(3);

    private final Fingerprint fingerprint = new Fingerprint();
    private long hash = 0x243F6A8885A308D3L;

    /** What this step said last, and its print. */
    private @Nullable Object said;

    private long print;

    /** Begins a step with three numbers that tell it from all others. */
    public void begin(long what, long time, long which) {
        said = null;
        fingerprint.forgetLists();
        add(Mix.fold(what ^ KEY0, time ^ KEY1) ^ Mix.fold(which ^ KEY2, KEY3));
    }

    public void add(long number) {
        hash = Mix.step(Long.rotateLeft(hash, 5), number);
    }

    public void add(long number, long other) {
        add(Mix.fold(number ^ KEY0, other ^ KEY1));
    }

    /**
     * Adds a value. Who tells many the same adds one value several times in a row: it is read once a step, within which
     * no handler could have changed it.
     *
     * @throws IllegalArgumentException as {@link Fingerprint#print}
     */
    public void add(@Nullable Object value) {
        add(print(value));
    }

    /**
     * Adds two numbers and a value side by side, which is quicker than one after the other.
     *
     * @throws IllegalArgumentException as {@link Fingerprint#print}
     */
    public void add(long number, long other, @Nullable Object value) {
        add(Mix.fold(number ^ KEY0, other ^ KEY1) ^ Mix.fold(print(value) ^ KEY2, KEY3));
    }

    @SuppressWarnings("ReferenceEquality") // the very same value; another that is equal comes to the same print
    private long print(@Nullable Object value) {
        if (value != said || value == null) {
            print = fingerprint.print(value);
            said = value;
        }
        return print;
    }

    public long value() {
        return hash;
    }
}
