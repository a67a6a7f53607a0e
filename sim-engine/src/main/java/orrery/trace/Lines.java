package orrery.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line and never holds more of it than the longest line that is allowed. */
final class Lines {

    private final InputStream in;
    private final String file;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private byte[] line = new byte[1 << 10];
    private long number;

    /**
     * @param longest how many bytes a line may have
     */
    Lines(InputStream in, String file, int longest) {
        this.in = in;
        this.file = file;
        this.longest = longest;
    }

    /** Number of the line that was read last, from 1; of the one after the last when there are no more. */
    long number() {
        return number;
    }

    /** The next line without its end, or null if there are no more. */
    @Nullable
    CharBuffer next() throws IOException {
        number++;
        int length = 0;
        while (true) {
            if (next == end) {
                next = 0;
                end = in.read(buffer);
                if (end < 0) {
                    end = 0;
                    return length == 0 ? null : decode(length);
                }
            }
            int newline = next;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            int more = newline - next;
            if (more > longest - length) {
                throw new TraceFormatException(
                        file, number, 1, "this line is longer than " + longest + " bytes, and no longer one is read");
            }
            if (more > line.length - length) {
                line = Arrays.copyOf(line, (int) Math.min(longest, Math.max(2L * line.length, length + more)));
            }
            System.arraycopy(buffer, next, line, length, more);
            length += more;
            next = newline;
            if (newline < end) {
                next++;
                return decode(length);
            }
        }
    }

    private CharBuffer decode(int length) throws TraceFormatException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(line, 0, length), text, true);
        if (result.isError()) {
            throw new TraceFormatException(
                    file, number, text.position() + 1, "found bytes that are no text in UTF-8: this is no trace");
        }
        return text.flip();
    }
}
