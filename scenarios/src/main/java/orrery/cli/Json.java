package orrery.cli;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the records that machines are told. */
final class Json {

    private static final int MOST_BYTES = 1 << 24;

    /** Of what anybody may have written: all fields are there. */
    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.FAIL, Nulls.FAIL))
            .build();

    private Json() {}

    /** Indented, with the same line ends on every machine. */
    static String text(Record document) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return JsonMapper.builder()
                .build()
                .writer()
                .with(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                .writeValueAsString(document);
    }

    /** Reads what anybody may have written. */
    static <R extends Record> R read(Path file, Class<R> type) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadInput(file + " is larger than 16 MiB; no report is");
            }
            R read = STRICT.readValue(bytes, type);
            if (read == null) {
                throw new BadInput(file + " is no report: it holds nothing");
            }
            return read;
        } catch (JacksonException e) {
            throw new BadInput(file + " is no report: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadInput("cannot read " + file + ": " + OutputFolder.reason(e), e);
        }
    }
}
