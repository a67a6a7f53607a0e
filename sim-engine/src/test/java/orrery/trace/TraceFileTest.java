package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.History;
import orrery.api.NodeId;

/** A trace on paper: {@code sample.jsonl} shows every kind of line, of event, of effect and of change. */
class TraceFileTest {

    @TempDir
    Path folder;

    @Test
    void everyKindOfLineIsWrittenAsInTheSample() throws IOException {
        assertThat(new String(Traces.saved(Sample.trace()), StandardCharsets.UTF_8))
                .isEqualTo(sample());
    }

    @Test
    void theSampleIsLoadedWithDescriptionsWhereTheObjectsWere() throws IOException {
        Trace loaded = Traces.loaded(sample().getBytes(StandardCharsets.UTF_8));
        assertThat(loaded).isEqualTo(TraceFile.described(Sample.trace()));
        assertThat(loaded.steps().get(8).before())
                .hasToString("Leader(saved=Saved(term=1, vote=n1, log=[]), data={}, next=[1, 1])");
        assertThat(loaded.steps().get(8).after())
                .hasToString("Leader(saved=Saved(term=1, vote=n1, log=[Entry(term=1, command=\"x := 1\"),"
                        + " Entry(term=1, command=\"y := \\\"2\\\"\")]), data={k1=1, k3=3}, next=[3, 1])");
        assertThat(loaded.steps().get(11).after()).isNull();
        assertThat(loaded.digestText()).isEqualTo("00c0ffee12345678");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 18})
    void aRecordingOfTheLastStepsIsSavedAndLoadedToo(int last) throws IOException {
        Trace ring = Sample.ring(last);
        assertThat(Traces.loaded(Traces.saved(ring))).isEqualTo(TraceFile.described(ring));
    }

    @Test
    void aFileIsWrittenAndReplacedWhole() throws IOException {
        Path file = folder.resolve("run.jsonl");
        TraceFile.save(Sample.ring(3), file);
        TraceFile.save(Sample.trace(), file);
        assertThat(TraceFile.load(file)).isEqualTo(TraceFile.described(Sample.trace()));
        assertThat(filesInFolder()).containsExactly("run.jsonl");
    }

    @Test
    void aFileStaysAsItWasWhenTheNewOneCannotBeWritten() throws IOException {
        Path file = folder.resolve("run.jsonl");
        TraceFile.save(Sample.trace(), file);
        Trace lambda = withSteps(List.of(step(0, 0, -1, (Runnable) () -> {})));
        assertThatThrownBy(() -> TraceFile.save(lambda, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("step 0: after is a orrery.trace.TraceFileTest$$Lambda");
        assertThat(TraceFile.load(file)).isEqualTo(TraceFile.described(Sample.trace()));
        assertThat(filesInFolder()).containsExactly("run.jsonl");
    }

    @Test
    void aNewFileIsReadableForWhomeverFilesAreReadable() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        Path file = folder.resolve("run.jsonl");
        TraceFile.save(Sample.trace(), file);
        if (plain.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
        }
    }

    @Test
    void aStreamIsLeftOpen() throws IOException {
        boolean[] closed = new boolean[1];
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        TraceFile.write(Sample.trace(), out);
        assertThat(out).hasToString(sample());
        assertThat(closed[0]).isFalse();
    }

    @Test
    void stepsInDisorderAreNotSaved() {
        assertNotSaved(List.of(step(0, 0, -1, "a"), step(2, 0, -1, "a")), "found step 2, expected step 1");
        assertNotSaved(List.of(step(0, 5, -1, "a"), step(1, 4, -1, "a")), "step 1 is at 4ns, before what was at 5ns");
        assertNotSaved(List.of(step(0, 0, 0, "a")), "step 0 has the cause 0, expected an earlier step or -1 for none");
    }

    @Test
    void aNodeThatIsNotInTheHeaderIsNotSaved() {
        Step stranger = new Step(0, 0, new NodeId(7, "n7"), new Event.Crashed(), Step.NO_CAUSE, null, null, List.of());
        assertNotSaved(List.of(stranger), "step 0: node: found n7, expected one of n1, n2, c1");
    }

    @Test
    void statesShareWhatDidNotChange() throws IOException {
        Trace loaded = Traces.loaded(Traces.saved(Sample.trace()));
        Value.Struct before =
                (Value.Struct) Objects.requireNonNull(loaded.steps().get(7).before());
        Value.Struct after =
                (Value.Struct) Objects.requireNonNull(loaded.steps().get(7).after());
        assertThat(after.field("saved")).isNotNull().isSameAs(before.field("saved"));
        assertThat(loaded.steps().get(8).before()).isSameAs(after);
    }

    private static String sample() throws IOException {
        try (InputStream in = TraceFileTest.class.getResourceAsStream("sample.jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertNotSaved(List<Step> steps, String message) {
        assertThatThrownBy(() -> TraceFile.write(withSteps(steps), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Trace withSteps(List<Step> steps) {
        Trace sample = Sample.trace();
        return new Trace(
                sample.header(), steps, new History(List.of()), sample.summary(), sample.end(), sample.digest());
    }

    private static Step step(long number, long nanos, long cause, Object after) {
        return new Step(number, nanos, new NodeId(0, "n1"), new Event.Booted(0), cause, null, after, List.of());
    }

    private List<String> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
