package orrery.viz.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleInsets;
import orrery.api.Times;
import orrery.trace.Trace;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.story.Story;
import orrery.viz.svg.Palette;
import orrery.viz.svg.TextWidth;
import orrery.viz.svg.XmlText;

/** Charts a run over its virtual time: messages, operations and latencies, with the faults that struck. */
public final class RunChart {

    private static final int WIDTH = 1200;
    private static final int PANEL = 190;
    private static final int HEAD = 64;
    private static final int FOOT = 40;
    private static final int MOST_FAULTS = 300;
    private static final int PANEL_TITLE = 26;

    /** Nine of these stand side by side. */
    private static final double LONGEST_TYPE = 116;

    private final Story story;
    private final Tally tally;
    private final int faultsInAll;
    private final List<Fault> faults;

    public RunChart(Story story) {
        this.story = story;
        this.tally = Tally.of(story);
        List<Fault> all = Fault.of(story);
        this.faultsInAll = all.size();
        this.faults = List.copyOf(all.subList(0, Math.min(MOST_FAULTS, faultsInAll)));
    }

    /** The numbers, one line for each piece of time. */
    public String csv() {
        return ChartCsv.of(tally);
    }

    /** The bytes of a PNG of twice the drawing's size in pixels. */
    public byte[] png() {
        HeadlessFonts.install();
        return ChartPng.bytes(WIDTH, height(), this::paint);
    }

    /** A whole SVG document. */
    public String svg() {
        HeadlessFonts.install();
        return ChartSvg.document(WIDTH, height(), title(), subtitle(), this::paint);
    }

    private int height() {
        Panels panels = new Panels(story, tally);
        int more = Stream.of(panels.hasTypes(), panels.hasOperations(), panels.hasLatencies())
                .mapToInt(there -> there ? 1 : 0)
                .sum();
        return HEAD + (1 + more) * PANEL + 100 + FOOT;
    }

    private String title() {
        Trace.Header header = story.trace().header();
        return XmlText.clean(header.scenario() + " — " + header.protocol()
                + (header.twin().isEmpty() ? "" : " (" + header.twin() + ")") + ", seed " + header.seed());
    }

    private String subtitle() {
        return Times.text(story.toNanos()) + " of virtual time in pieces of " + Times.text(tally.pieceNanos())
                + (faultsInAll > faults.size() ? "; the first " + faults.size() + " of " + faultsInAll + " faults" : "")
                + "; digest " + story.trace().digestText();
    }

    void paint(Graphics2D graphics) {
        int height = height();
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height));
        write(graphics, title(), HeadlessFonts.regular(17).deriveFont(Font.BOLD), Color.decode(Palette.TEXT), 16, 26);
        write(graphics, subtitle(), HeadlessFonts.regular(12), Color.decode(Palette.QUIET_TEXT), 16, 45);

        double span = Math.max(1, story.toNanos() - story.fromNanos());
        LongToDoubleFunction x = nanos -> ChartLook.LEFT
                + (Math.max(nanos, story.fromNanos()) - story.fromNanos())
                        / span
                        * (WIDTH - ChartLook.LEFT - ChartLook.RIGHT);
        FaultStrip strip = new FaultStrip(faults, graphics, x, WIDTH - ChartLook.RIGHT);
        double top = HEAD + strip.height() + PANEL_TITLE;

        Panels panels = new Panels(story, tally);
        CombinedDomainXYPlot plot = panels.plot(faults);
        JFreeChart chart = new JFreeChart(null, HeadlessFonts.regular(12), plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(graphics, new Rectangle2D.Double(0, top - ChartLook.ABOVE, WIDTH, height - top - 2), info);
        strip.paint(graphics, x, HEAD, WIDTH - ChartLook.RIGHT);
        titles(graphics, panels, info.getPlotInfo());
    }

    /** Above each panel what it shows, in the colours in which it shows it. */
    private void titles(Graphics2D graphics, Panels panels, PlotRenderingInfo info) {
        PanelTitle title = new PanelTitle(graphics, ChartLook.LEFT);
        title.at(info.getSubplotInfo(0).getDataArea().getMinY() - 9);
        String each = Times.text(tally.pieceNanos());
        title.say("messages per " + each);
        title.name("sent", ChartLook.SENT);
        title.name("delivered", ChartLook.DELIVERED);
        title.nameIf(panels.any(Tally.Piece::dropped), "dropped", ChartLook.DROPPED);
        int panel = 1;
        if (panels.hasTypes()) {
            title.at(info.getSubplotInfo(panel++).getDataArea().getMinY() - 9);
            title.say("sent, by type");
            List<String> types = panels.typeNames();
            for (int nth = 0; nth < types.size(); nth++) {
                title.name(TextWidth.cut(XmlText.clean(types.get(nth)), 12, false, LONGEST_TYPE), Panels.ofType(nth));
            }
        }
        if (panels.hasOperations()) {
            title.at(info.getSubplotInfo(panel++).getDataArea().getMinY() - 9);
            title.say("operations per " + each);
            title.nameIf(panels.any(Tally.Piece::ok), "ok", ChartLook.OK);
            title.nameIf(panels.any(Tally.Piece::failed), "failed", ChartLook.FAILED);
            title.nameIf(panels.any(Tally.Piece::unknown), "outcome unknown", ChartLook.UNKNOWN);
            title.nameIf(panels.any(Tally.Piece::neverAnswered), "never answered (when asked)", ChartLook.NEVER);
        }
        if (panels.hasLatencies()) {
            title.at(info.getSubplotInfo(panel).getDataArea().getMinY() - 9);
            title.say("how long ok operations took");
            title.name("each", ChartLook.EACH);
            title.nameIf(panels.hasMedian(), "median", ChartLook.MEDIAN);
        }
    }

    private static void write(Graphics2D graphics, String text, Font font, Color colour, double x, double y) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, (float) x, (float) y);
    }
}
