package orrery.trace;

import java.util.function.LongConsumer;

/** How much more memory a trace may take while it is read; estimated, so that a small file cannot fill the heap. */
final class Memory implements LongConsumer {

    private final long allowed;
    private long taken;

    Memory(long allowed) {
        this.allowed = allowed;
    }

    /**
     * Takes so many bytes.
     *
     * @throws IllegalArgumentException if there are none left
     */
    @Override
    public void accept(long bytes) {
        taken += bytes;
        if (taken > allowed) {
            throw new IllegalArgumentException("this trace takes more memory than the " + allowed
                    + " bytes that are allowed for it; a larger heap allows more");
        }
    }
}
