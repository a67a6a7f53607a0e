package orrery.viz.play;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import orrery.trace.Trace;
import orrery.trace.TraceFile;

/** The same trace as a file gives it back: with values where the protocol's own objects stood. */
public final class Loaded {

    private Loaded() {}

    public static Trace of(Trace live) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            TraceFile.write(live, file);
            return TraceFile.read(new ByteArrayInputStream(file.toByteArray()), "memory", TraceFile.Limits.ofHeap());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
