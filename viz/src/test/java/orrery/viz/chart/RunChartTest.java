package orrery.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.viz.Golden;
import orrery.viz.Xml;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Hand;
import orrery.viz.play.Hostile;
import orrery.viz.play.Plays;
import orrery.viz.story.Story;

/** Charts of runs: their numbers add up, and they are the same wherever they are drawn. */
class RunChartTest {

    static Stream<Trace> plays() {
        return Stream.of(
                Plays.pingPong(),
                Plays.leaderDies(),
                Plays.troubled(7),
                Plays.longRun(Recording.everything()),
                Plays.longRun(Recording.ring(300)),
                Plays.longRun(Recording.digestOnly()),
                EverythingHappens.trace(),
                Hostile.trace(),
                new Hand("silence", List.of(), List.of()).trace(0));
    }

    private static RunChart chart(Trace trace) {
        return new RunChart(Story.of(trace, Hostile.verdicts()));
    }

    @Test
    void theNumbersOfALeaderCrash() {
        Golden.check("leader-dies.csv", chart(Plays.leaderDies()).csv());
    }

    @Test
    void thePiecesAddUpToTheRun() {
        Trace trace = Plays.longRun(Recording.everything());
        Tally tally = Tally.of(Story.of(trace, List.of()));
        List<Tally.Piece> pieces = tally.pieces();
        assertThat(pieces.stream().mapToLong(Tally.Piece::delivered).sum())
                .isEqualTo(trace.summary().delivered());
        assertThat(pieces.stream().mapToLong(Tally.Piece::sent).sum())
                .isEqualTo(trace.summary().sent());
        assertThat(pieces.stream().mapToLong(Tally.Piece::lost).sum())
                .isEqualTo(trace.summary().fired().get("loss"));
        assertThat(pieces.stream().mapToLong(Tally.Piece::asked).sum())
                .isEqualTo(trace.history().operations().size());
        assertThat(pieces.stream()
                        .mapToLong(piece -> piece.ok() + piece.failed() + piece.unknown() + piece.neverAnswered())
                        .sum())
                .isEqualTo(trace.history().operations().size());
        assertThat(tally.pieceNanos()).isEqualTo(200_000_000L);
        assertThat(pieces).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource("plays")
    void theTableHasOneWidth(Trace trace) {
        // whatever stands in quotes is one field, with its commas and line ends
        String csv = chart(trace).csv().replaceAll("\"[^\"]*\"", "quoted");
        assertThat(csv.lines().map(line -> line.split(",", -1).length))
                .containsOnly(15 + Tally.of(Story.of(trace, List.of())).types().size());
    }

    @ParameterizedTest
    @MethodSource("plays")
    void pixelsAreDrawnAlikeEachTime(Trace trace) throws Exception {
        byte[] png = chart(trace).png();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(2400);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(20);
        assertThat(chart(trace).png()).isEqualTo(png);
    }

    @ParameterizedTest
    @MethodSource("plays")
    void asSvgItIsWellFormedAndStandsForItself(Trace trace) throws Exception {
        String svg = chart(trace).svg();
        Document document = Xml.parse(svg);
        assertThat(Xml.texts(document, "title")).hasSize(1);
        assertThat(Xml.elements(document, "script")).isEmpty();
        assertThat(Xml.texts(document, "text")).anyMatch(text -> text.startsWith("messages per "));
        assertThat(svg).doesNotContain("NaN", "Infinity", "<!DOCTYPE").startsWith("<svg");
        assertThat(chart(trace).svg()).isEqualTo(svg);
    }
}
