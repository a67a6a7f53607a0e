package orrery.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Value;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Hand;
import orrery.viz.play.Hostile;
import orrery.viz.play.Plays;

/** All pictures of a run land in one folder, whole, and nowhere else. */
class PicturesTest {

    private static final String[] NAMES = {
        "timeline.txt", "spacetime.svg", "spacetime.png", "chart.svg", "chart.png", "chart.csv"
    };

    @TempDir
    private Path folder;

    @Test
    void everyPictureIsAFile() throws Exception {
        Path out = folder.resolve("deep/down");
        List<Path> files =
                Pictures.write(EverythingHappens.trace(), EverythingHappens.verdicts(), List.of(), Excerpt.WHOLE, out);
        assertThat(files).extracting(file -> out.relativize(file).toString()).containsExactly(NAMES);
        assertThat(names(out)).containsExactlyInAnyOrder(NAMES);
        assertThat(files).allMatch(file -> file.toFile().length() > 100);
    }

    @Test
    void anOlderPictureIsReplacedAndALinkIsNotFollowed() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("precious"), "untouched");
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.createSymbolicLink(out.resolve("timeline.txt"), elsewhere);
        Files.createSymbolicLink(out.resolve(".chart.csv.half"), elsewhere);
        Files.writeString(out.resolve("chart.svg"), "old");

        Pictures.write(Plays.pingPong(), List.of(), List.of(), Excerpt.WHOLE, out);

        assertThat(elsewhere).hasContent("untouched");
        assertThat(names(out)).containsExactlyInAnyOrder(NAMES);
        assertThat(out.resolve("chart.svg")).content().startsWith("<svg");
        assertThat(out.resolve("timeline.txt")).content().startsWith("ping-pong: ping-pong, seed 9\n");
    }

    @Test
    void theSameRunMakesTheSameFiles() throws Exception {
        List<Path> once =
                Pictures.write(Plays.leaderDies(), List.of(), List.of(), Excerpt.WHOLE, folder.resolve("once"));
        List<Path> again =
                Pictures.write(Plays.leaderDies(), List.of(), List.of(), Excerpt.WHOLE, folder.resolve("again"));
        for (int nth = 0; nth < once.size(); nth++) {
            assertThat(again.get(nth)).hasSameBinaryContentAs(once.get(nth));
        }
    }

    @Test
    void namesInATraceNameNoFiles() throws Exception {
        Path out = folder.resolve("out");
        Pictures.write(Hostile.trace(), Hostile.verdicts(), List.of(), Excerpt.WHOLE, out);
        assertThat(names(out)).containsExactlyInAnyOrder(NAMES);
        assertThat(names(folder)).containsExactly("out");
    }

    @Test
    void aRunOfWhichNothingWasRecordedHasPicturesToo() throws Exception {
        assertThat(Pictures.write(Plays.longRun(Recording.digestOnly()), List.of(), List.of(), Excerpt.WHOLE, folder))
                .hasSize(NAMES.length);
    }

    @Test
    void timesAtTheEndOfWhatCanBeCountedDoNoHarm() throws Exception {
        long last = Long.MAX_VALUE / 1_000_000;
        Hand hand = new Hand("eternity", List.of("n1", "n2"), List.of());
        Value message = Hand.thing("Late", "term", Long.MAX_VALUE);
        hand.becomes(0, 0, new Event.Booted(0), message, hand.send(1, message, 0));
        hand.becomes(last, 1, new Event.Booted(0), message, hand.send(0, message, 0));
        hand.stays(last, 1, hand.delivery(0, message, 0, 0));
        assertThat(Pictures.write(hand.trace(last), List.of(), List.of(), Excerpt.WHOLE, folder))
                .hasSize(NAMES.length);
        Hand onlyTheEnd = new Hand("end", List.of("n1"), List.of());
        onlyTheEnd.becomes(last, 0, new Event.Booted(0), message);
        assertThat(Pictures.write(onlyTheEnd.trace(last), List.of(), List.of(), Excerpt.WHOLE, folder))
                .hasSize(NAMES.length);
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Pictures.write(Plays.pingPong(), List.of(), List.of(), Excerpt.WHOLE, file))
                .isInstanceOf(IOException.class);
        Files.createDirectories(folder.resolve("spacetime.png/full"));
        assertThatThrownBy(() -> Pictures.write(Plays.pingPong(), List.of(), List.of(), Excerpt.WHOLE, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("spacetime.png");
        assertThat(names(folder)).noneMatch(name -> name.endsWith(".half"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
