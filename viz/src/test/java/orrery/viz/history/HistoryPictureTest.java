package orrery.viz.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import orrery.api.History;
import orrery.api.KeyValue.Done;
import orrery.api.KeyValue.Found;
import orrery.api.KeyValue.Get;
import orrery.api.KeyValue.Put;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding;
import orrery.verdict.model.Models;
import orrery.verdict.report.Lattice;
import orrery.verdict.report.Report;
import orrery.viz.Xml;

/** Operations are bars in their order, with the order that explains them or with what contradicts itself. */
class HistoryPictureTest {

    private static final Lattice LATTICE = Lattice.ofOperations(Models.named("kv"), 1_000_000);

    private final List<Operation> operations = new ArrayList<>();

    private void add(int client, long from, long to, Record question, Outcome outcome) {
        operations.add(new Operation(
                operations.size(),
                new NodeId(client, "c" + client),
                question,
                from,
                to,
                outcome,
                from * 1000,
                to == Operation.OPEN ? to : to * 1000));
    }

    private Report report() {
        return Report.of(LATTICE, new History(operations));
    }

    /** Overlapping puts and gets of three clients, each read of the latest put. */
    private void busy(int count) {
        long last = 0;
        for (int nth = 0; nth < count; nth++) {
            long from = 4L * nth;
            if (nth % 2 == 0) {
                last = nth;
                add(nth % 3, from, from + 6, new Put("x", nth), Outcome.ok(new Done()));
            } else {
                add(nth % 3, from + 3, from + 5, new Get("x"), Outcome.ok(new Found(last)));
            }
        }
    }

    /** Each operation has its number, in a circle on its bar; numbers of operations that follow each other rise. */
    @ParameterizedTest
    @ValueSource(ints = {10, 50, 500})
    void everyOperationHasItsPlaceInTheWitness(int count) throws Exception {
        busy(count);
        Report report = report();
        assertThat(report.first().holds()).isTrue();
        Document picture = Xml.parse(HistoryPicture.svg(report, "p-"));
        List<String> texts = Xml.texts(picture, "text");
        for (int nth = 1; nth <= count; nth++) {
            assertThat(texts).contains(Integer.toString(nth));
        }
        assertThat(Xml.elements(picture, "circle")).hasSize(count);
        double width = Double.parseDouble(picture.getDocumentElement().getAttribute("width"));
        assertThat(Xml.elements(picture, "rect"))
                .allSatisfy(bar -> assertThat(Double.parseDouble(bar.getAttribute("x"))
                                + Double.parseDouble(bar.getAttribute("width")))
                        .isLessThanOrEqualTo(width));
    }

    /** A point never stands outside of its bar. */
    @Test
    void pointsStandWithinTheirBars() {
        busy(100);
        Report report = report();
        Sheet sheet = new Sheet(operations, ((Finding.Holds) report.first().finding()).order(), report::content);
        assertThat(sheet.inTime).isTrue();
        assertThat(sheet.bars)
                .allSatisfy(
                        bar -> assertThat(bar.point()).isGreaterThan(bar.from()).isLessThan(bar.to()));
        List<Double> inOrder = sheet.bars.stream()
                .sorted(Comparator.comparingInt(Sheet.Bar::nth))
                .map(Sheet.Bar::point)
                .toList();
        assertThat(inOrder).isSorted();
    }

    @Test
    void aViolationShowsWhatContradictsItself() throws Exception {
        busy(60);
        add(7, 1000, 1001, new Put("y", 1), Outcome.ok(new Done()));
        add(8, 1002, 1003, new Get("y"), Outcome.ok(new Found(null)));
        String svg = HistoryPicture.svg(report(), "p-");
        List<String> texts = Xml.texts(Xml.parse(svg), "text");
        assertThat(texts).contains("linearizable is broken", "c7", "c8", "put y = 1", "get y = nothing");
        assertThat(texts).noneMatch(text -> text.startsWith("get x"));
        assertThat(texts).anyMatch(text -> text.equals("c7's put y = 1 had ended before c8's get y = nothing"));
    }

    /** What is painted later lies above: all arrows come before the first bar, and the numbers on them after the last. */
    @Test
    void arrowsRunBehindTheBars() {
        add(1, 1, 2, new Put("x", 1), Outcome.ok(new Done()));
        add(2, 3, 4, new Put("x", 2), Outcome.ok(new Done()));
        add(3, 5, 6, new Get("x"), Outcome.ok(new Found(1L)));
        String svg = HistoryPicture.svg(report(), "p-");
        int lastArrow = svg.lastIndexOf("<path");
        assertThat(lastArrow).isPositive().isLessThan(svg.indexOf("<title>c1: put x = 1"));
        assertThat(svg.indexOf("<circle")).isGreaterThan(svg.indexOf("<title>c3: get x = 1"));
    }

    @Test
    void whatWasNeverAnsweredFadesOut() throws Exception {
        add(1, 1, Operation.OPEN, new Put("x", 1), Outcome.unknown("timeout"));
        add(2, 2, 3, new Get("x"), Outcome.ok(new Found(1L)));
        Document picture = Xml.parse(HistoryPicture.svg(report(), "p-"));
        assertThat(Xml.elements(picture, "rect").stream()
                        .map(rect -> rect.getAttribute("opacity"))
                        .filter(opacity -> !opacity.isEmpty())
                        .map(Double::valueOf)
                        .toList())
                .hasSizeGreaterThan(4)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void hostileNamesStayText() throws Exception {
        String evil = "</svg><script>alert('&\u0000\u202E')</script>";
        operations.add(new Operation(0, new NodeId(0, evil), new Put(evil, 1), 1, 2, Outcome.ok(new Done()), 0, 0));
        Report report = report();
        for (String svg : List.of(HistoryPicture.svg(report, "p-"), LatticePicture.svg(report, "q-"))) {
            assertThat(svg).doesNotContain("<script");
            Xml.parse(svg);
        }
        String page = CheckPage.render(report, evil, evil);
        assertThat(page).doesNotContain("<script").doesNotContain("\u202E").contains("&lt;script&gt;");
        assertThat(page.split("</title>", -1)).hasSize(page.split("<title", -1).length);
    }

    @Test
    void theLatticeNamesEveryModelOnce() throws Exception {
        busy(4);
        Report report = report();
        assertThat(LatticeText.lines(report))
                .extracting(LatticeText.Line::name)
                .containsExactlyInAnyOrderElementsOf(
                        LATTICE.points().stream().map(Lattice.Point::name).toList());
        assertThat(Xml.texts(Xml.parse(LatticePicture.svg(report, "p-")), "text"))
                .containsAll(LATTICE.points().stream().map(Lattice.Point::name).toList());
    }
}
