package orrery.viz.chart;

import java.util.ArrayList;
import java.util.List;
import orrery.viz.export.CsvRow;

/** Charts how many campaigns have found nothing yet after so many seeds, one line for each fault that they look for. */
public final class SurvivalChart {

    private final CurveChart curves;
    private final List<Line> lines;

    /**
     * One fault that is looked for.
     *
     * @param found after how many seeds each campaign found it, of those that did
     * @param campaigns how many there were
     */
    public record Line(String name, List<Long> found, int campaigns) {
        public Line {
            found = found.stream().sorted().toList();
        }
    }

    /** @param cap how many seeds a campaign may play */
    public SurvivalChart(String title, String subtitle, long cap, List<Line> lines) {
        this.lines = List.copyOf(lines);
        this.curves = new CurveChart(
                title,
                subtitle,
                // in logarithms: some faults show in the first seed, others in one of a thousand
                new CurveChart.Axis("seeds played", CurveChart.Scale.LOG),
                new CurveChart.Axis("campaigns that found nothing yet", CurveChart.Scale.PERCENT),
                CurveChart.Form.STEPS,
                this.lines.stream().map(line -> curve(line, cap)).toList());
    }

    private static CurveChart.Line curve(Line line, long cap) {
        List<CurveChart.Point> points = new ArrayList<>();
        points.add(new CurveChart.Point(0.9, 1));
        for (int found = 0; found < line.found().size(); found++) {
            points.add(
                    new CurveChart.Point(line.found().get(found), (line.campaigns() - found - 1.0) / line.campaigns()));
        }
        points.add(new CurveChart.Point(
                StrictMath.max(2, cap),
                (double) (line.campaigns() - line.found().size()) / line.campaigns()));
        return new CurveChart.Line(line.name(), points);
    }

    /** The corners of all lines: after so many seeds, so many campaigns have found nothing. */
    public String csv() {
        StringBuilder csv = new StringBuilder("name,seeds,campaigns,still_nothing\n");
        for (Line line : lines) {
            for (int at = 0; at <= line.found().size(); at++) {
                csv.append(CsvRow.of(
                        line.name(),
                        Long.toString(at == 0 ? 0 : line.found().get(at - 1)),
                        Integer.toString(line.campaigns()),
                        Integer.toString(line.campaigns() - at)));
            }
        }
        return csv.toString();
    }

    /** A whole SVG document. */
    public String svg() {
        return curves.svg();
    }

    /** The bytes of a PNG of twice the drawing's size in pixels. */
    public byte[] png() {
        return curves.png();
    }
}
