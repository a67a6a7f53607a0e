package orrery.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it broke. After the first failure nothing is written any more: a reader who has
 * left, as {@code head} does, wants no more and no complaint.
 */
final class Outlet extends OutputStream {

    private static final int BUFFER = 1 << 13;

    private final OutputStream to;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private @Nullable IOException failure;

    Outlet(OutputStream to) {
        this.to = to;
    }

    static Outlet standard() {
        return new Outlet(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(int octet) {
        if (filled == BUFFER) {
            drain();
        }
        buffer[filled++] = (byte) octet;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        int done = 0;
        while (done < length) {
            if (filled == BUFFER) {
                drain();
            }
            int part = Math.min(length - done, BUFFER - filled);
            System.arraycopy(octets, offset + done, buffer, filled, part);
            filled += part;
            done += part;
        }
    }

    @Override
    public void flush() {
        drain();
    }

    /** Why what was written did not arrive, unless it is that nobody wanted it. */
    @Nullable
    String complaint() {
        if (failure == null) {
            return null;
        }
        String reason = String.valueOf(failure.getMessage());
        return reason.toLowerCase(Locale.ROOT).contains("pipe") ? null : reason;
    }

    private void drain() {
        int octets = filled;
        filled = 0;
        if (failure != null) {
            return;
        }
        try {
            to.write(buffer, 0, octets);
            to.flush();
        } catch (IOException e) {
            failure = e;
        }
    }
}
