package orrery.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import orrery.viz.Xml;
import orrery.viz.chart.CurveChart.Axis;
import orrery.viz.chart.CurveChart.Form;
import orrery.viz.chart.CurveChart.Line;
import orrery.viz.chart.CurveChart.Point;
import orrery.viz.chart.CurveChart.Scale;

/** Curves on every kind of axis are well formed, labelled by what the values are, and the same wherever they are drawn. */
class CurveChartTest {

    /** {@code -Dcharts=DIR} keeps the pictures, to be looked at. */
    private static final Optional<Path> KEPT =
            Optional.ofNullable(System.getProperty("charts")).map(Path::of);

    private static final List<Line> SQUARES = List.of(
            new Line(
                    "with an interval",
                    IntStream.rangeClosed(1, 12)
                            .mapToObj(at -> new Point(at, at * at, at * at - 3.0 * at / 2, at * at + 2.0 * at))
                            .toList()),
            new Line(
                    "half of it",
                    IntStream.rangeClosed(1, 12)
                            .mapToObj(at -> new Point(at, at * at / 2.0))
                            .toList()));

    static Stream<CurveChart> charts() {
        return Stream.of(
                chart("straight", Scale.LINEAR, Scale.LINEAR, Form.STRAIGHT, SQUARES),
                chart("logarithms", Scale.LOG, Scale.LOG, Form.STRAIGHT, SQUARES),
                chart("steps", Scale.LINEAR, Scale.PERCENT, Form.STEPS, shares(7)),
                chart("many lines", Scale.LOG, Scale.PERCENT, Form.STEPS, shares(30)),
                chart("nines", Scale.NINES, Scale.LOG, Form.STRAIGHT, tails()),
                names(),
                chart(
                        "one point",
                        Scale.LINEAR,
                        Scale.LINEAR,
                        Form.STRAIGHT,
                        List.of(new Line("lonely", List.of(new Point(3, 4, 2, 5))))),
                chart("nothing", Scale.LOG, Scale.LINEAR, Form.STRAIGHT, List.of()),
                chart(
                        "no place",
                        Scale.LOG,
                        Scale.LOG,
                        Form.DOTS,
                        List.of(new Line("<&\"'\u0001>", List.of(new Point(0, -1, -2, 0), new Point(Double.NaN, 1))))));
    }

    private static CurveChart chart(String title, Scale x, Scale y, Form form, List<Line> lines) {
        return new CurveChart(
                title, "drawn by a test", new Axis("horizontal", x), new Axis("vertical", y), form, lines);
    }

    private static CurveChart names() {
        Axis names = new Axis("electionTimeout", Scale.NAMES, List.of("150ms..155ms", "150ms..200ms", "150ms..300ms"));
        List<Line> lines = List.of(
                new Line(
                        "3 nodes", List.of(new Point(0, 3, 2, 5), new Point(1, 2, 1.5, 2.5), new Point(2, 1, .9, 1.1))),
                new Line(
                        "5 nodes", List.of(new Point(0, 4, 2, 6), new Point(1, 2.5, 2, 3), new Point(2, 1.2, 1, 1.3))));
        return new CurveChart("names", "", names, new Axis("seconds", Scale.LINEAR), Form.DOTS, lines);
    }

    private static List<Line> shares(int count) {
        return IntStream.range(0, count)
                .mapToObj(line -> new Line(
                        "line " + line,
                        IntStream.rangeClosed(1, 20)
                                .mapToObj(at -> new Point(at + line * .3, at / 20.0))
                                .toList()))
                .toList();
    }

    private static List<Line> tails() {
        return List.of(new Line(
                "a tail",
                Stream.of(0.0, 0.5, 0.9, 0.99, 0.999)
                        .map(part -> new Point(part, 0.01 / (1 - part)))
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void asSvgItIsWellFormedAndStandsForItself(CurveChart chart) throws Exception {
        String svg = chart.svg();
        Document document = Xml.parse(svg);
        assertThat(Xml.texts(document, "title")).hasSize(1);
        assertThat(Xml.elements(document, "script")).isEmpty();
        assertThat(svg).doesNotContain("NaN", "Infinity", "<!DOCTYPE").startsWith("<svg");
        assertThat(chart.svg()).isEqualTo(svg);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void pixelsAreDrawnAlikeEachTime(CurveChart chart) throws IOException {
        byte[] png = chart.png();
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(2400);
        assertThat(chart.png()).isEqualTo(png);
        if (KEPT.isPresent()) {
            Files.write(Files.createTempFile(KEPT.get(), "curve", ".png"), png);
        }
    }

    @Test
    void labelsSayWhatTheValuesAre() throws Exception {
        assertThat(texts(chart("", Scale.LOG, Scale.PERCENT, Form.STEPS, shares(2))))
                .contains("1", "2", "5", "10", "20", "0 %", "100 %", "horizontal", "↑ vertical", "line 1");
        assertThat(texts(chart("", Scale.NINES, Scale.LOG, Form.STRAIGHT, tails())))
                .contains("0 %", "50 %", "90 %", "99 %", "99.9 %", "0.01", "10");
        assertThat(texts(names())).contains("150ms..155ms", "150ms..300ms", "5 nodes");
    }

    /** Between one contact and two there is none. */
    @Test
    void whereAllValuesAreWholeSoAreTheLabels() throws Exception {
        List<Line> whole = List.of(new Line("few", List.of(new Point(1, 2), new Point(2, 3), new Point(4, 1))));
        assertThat(texts(chart("", Scale.LINEAR, Scale.LINEAR, Form.STRAIGHT, whole)))
                .contains("1", "2", "3", "4")
                .noneMatch(text -> text.matches("[0-9]+\\.[0-9]+"));
        List<Line> parts = List.of(new Line("few", List.of(new Point(1, 2), new Point(1.5, 3), new Point(4, 1))));
        assertThat(texts(chart("", Scale.LINEAR, Scale.LINEAR, Form.STRAIGHT, parts)))
                .contains("1.5");
    }

    private static List<String> texts(CurveChart chart) throws Exception {
        return Xml.texts(Xml.parse(chart.svg()), "text");
    }

    @Test
    void theTable() {
        assertThat(new CurveChart(
                                "",
                                "",
                                new Axis("x", Scale.LINEAR),
                                new Axis("y", Scale.LINEAR),
                                Form.STRAIGHT,
                                List.of(new Line(
                                        "a, \"b\"", List.of(new Point(1, 0.5, 0.25, 1e-7), new Point(2, 1e9)))))
                        .csv())
                .isEqualTo("line,x,y,low,high\n\"a, \"\"b\"\"\",1,0.5,0.25,0.0000001\n"
                        + "\"a, \"\"b\"\"\",2,1000000000,1000000000,1000000000\n");
    }
}
