package orrery.trace;

/** A rolling 64-bit digest: equal sequences of numbers, equal digests. */
public final class Digest {

    private long hash;

    public void reset() {
        hash = 0x243F6A8885A308D3L;
    }

    public void add(long number) {
        hash = Fingerprint.step(Long.rotateLeft(hash, 5), number);
    }

    public long value() {
        return hash;
    }
}
