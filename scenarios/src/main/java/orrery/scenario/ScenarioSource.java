package orrery.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The text of a scenario, and what to call it.
 *
 * @param name what runs of it are called, as in {@code raft/leader-crash}
 * @param place what messages call it, as in {@code raft/leader-crash.yaml}
 * @param text YAML or JSON
 */
public record ScenarioSource(String name, String place, String text) {

    /** A hand-written scenario has a few kilobytes. */
    public static final int MOST_BYTES = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws ScenarioException if there is none, if it is too large, or if it is no text
     */
    public static ScenarioSource file(Path file) {
        String place = file.toString();
        if (!Files.isRegularFile(file)) {
            throw refused(new Place(place, 0, 0), Files.exists(file) ? "this is no file" : "there is no such file");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return of(stem(file), place, bytes);
        } catch (IOException unreadable) {
            throw refused(new Place(place, 0, 0), "the file cannot be read: " + unreadable.getMessage());
        }
    }

    /**
     * Reads bytes, and no more of them than a scenario may have.
     *
     * @throws ScenarioException if they are too many, or no text
     */
    public static ScenarioSource of(String name, String place, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw refused(new Place(place, 0, 0), "the file is larger than 1 MiB; no scenario is");
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(rest, text, true)
                .isError();
        String decoded = text.flip().toString();
        if (malformed) {
            throw refused(place(place, decoded), "the file is no UTF-8 text from here on");
        }
        String unmarked = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        for (int i = 0; i < unmarked.length(); i++) {
            char c = unmarked.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f) {
                throw refused(
                        place(place, unmarked.substring(0, i)),
                        String.format(Locale.ROOT, "a character stands here that no text has (U+%04X)", (int) c));
            }
        }
        return new ScenarioSource(name, place, unmarked);
    }

    /** The place behind this text. */
    private static Place place(String source, String before) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        return new Place(source, line, 1 + lastLine.codePointCount(0, lastLine.length()));
    }

    private static ScenarioException refused(Place place, String message) {
        return new ScenarioException(List.of(new Problem(place.source(), place.line(), place.column(), "", message)));
    }

    /** The file's name without its ending, in characters that a folder's name may have. */
    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        String stem = name.replaceFirst("\\.(yaml|yml|json)$", "").replaceAll("[^A-Za-z0-9_.-]", "-");
        return stem.startsWith(".") || stem.isEmpty() ? "scenario" + stem : stem;
    }
}
