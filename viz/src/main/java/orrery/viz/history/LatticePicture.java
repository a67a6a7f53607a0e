package orrery.viz.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.verdict.report.Report;
import orrery.verdict.report.Report.Entry;
import orrery.verdict.report.Report.Standing;
import orrery.viz.svg.Box;
import orrery.viz.svg.Canvas;
import orrery.viz.svg.Ink;
import orrery.viz.svg.Lettering;
import orrery.viz.svg.Lettering.Anchor;
import orrery.viz.svg.Palette;
import orrery.viz.svg.Point;
import orrery.viz.svg.SvgCanvas;

/** Draws the models, the stronger above the weaker that they imply, and what became of each. */
public final class LatticePicture {

    private static final double BOX = 158;
    private static final double HIGH = 44;
    private static final double GAP = 22;
    private static final double LAYER = 78;
    private static final double TOP = 16;

    private final Report report;
    private final Map<String, Integer> layerOf = new LinkedHashMap<>();
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final double width;
    private final double height;

    private LatticePicture(Report report) {
        this.report = report;
        List<List<Entry>> layers = layers();
        int most = layers.stream().mapToInt(List::size).max().orElse(0);
        width = Math.max(360, most * (BOX + GAP) + GAP);
        height = TOP * 2 + (layers.size() - 1) * LAYER + HIGH + 22;
        for (int layer = 0; layer < layers.size(); layer++) {
            List<Entry> entries = layers.get(layer);
            double left = (width - entries.size() * BOX - (entries.size() - 1) * GAP) / 2;
            for (int nth = 0; nth < entries.size(); nth++) {
                boxes.put(entries.get(nth).name(), new Box(left + nth * (BOX + GAP), TOP + layer * LAYER, BOX, HIGH));
            }
        }
    }

    /** Each as far down as the longest way to it. */
    private List<List<Entry>> layers() {
        report.entries().forEach(entry -> layerOf.put(entry.name(), 0));
        for (Entry entry : report.entries()) {
            int below = layerOf.getOrDefault(entry.name(), 0) + 1;
            for (String weaker : entry.implies()) {
                layerOf.computeIfPresent(weaker, (name, layer) -> Math.max(layer, below));
            }
        }
        List<List<Entry>> layers = new ArrayList<>();
        for (Entry entry : report.entries()) {
            int layer = layerOf.getOrDefault(entry.name(), 0);
            while (layers.size() <= layer) {
                layers.add(new ArrayList<>());
            }
            layers.get(layer).add(entry);
        }
        return layers;
    }

    /** As one SVG element; every id in it begins with {@code idPrefix}. */
    public static String svg(Report report, String idPrefix) {
        LatticePicture picture = new LatticePicture(report);
        SvgCanvas canvas =
                new SvgCanvas(picture.width, picture.height, "Consistency models", picture.description(), idPrefix);
        picture.paint(canvas);
        return canvas.document();
    }

    private String description() {
        return String.join(
                ". ",
                report.entries().stream()
                        .map(entry -> entry.name() + ": " + LatticeText.word(entry.standing()))
                        .toList());
    }

    private void paint(Canvas canvas) {
        canvas.box(new Box(0, 0, width, height), 0, Ink.fill(Palette.PAPER));
        for (Entry entry : report.entries()) {
            for (String weaker : entry.implies()) {
                Box from = boxes.get(entry.name());
                Box to = boxes.get(weaker);
                if (from != null && to != null) {
                    canvas.line(
                            new Point(from.centre().x(), from.bottom()),
                            new Point(to.centre().x(), to.y()),
                            Ink.stroke(Palette.AXIS, 1.2));
                }
            }
        }
        List<Entry> strongest = report.strongest();
        for (Entry entry : report.entries()) {
            Box box = boxes.get(entry.name());
            if (box != null) {
                paint(canvas, entry, box, strongest.contains(entry));
            }
        }
        canvas.text(
                new Point(width / 2, height - 10),
                "a line leads down to what a model implies; the strongest that hold have a thick border",
                Lettering.of(width < 420 ? 8 : 10.5, Palette.QUIET_TEXT).anchored(Anchor.MIDDLE));
    }

    private static void paint(Canvas canvas, Entry entry, Box box, boolean strongest) {
        String ground = ground(entry.standing());
        String ink = ink(entry.standing());
        Ink outline = Ink.fill(ground).outlined(ink, strongest ? 3.5 : 1.2);
        canvas.begin(entry.name() + ": " + LatticeText.word(entry.standing()));
        canvas.box(box, 5, entry.standing() == Standing.NOT_JUDGED ? outline.dashed(4) : outline);
        canvas.text(
                box.centre().plus(0, -4),
                entry.name(),
                Lettering.of(12.5, Palette.TEXT).inBold().anchored(Anchor.MIDDLE));
        canvas.text(
                box.centre().plus(0, 13),
                mark(entry.standing()) + " " + LatticeText.word(entry.standing()),
                Lettering.of(11.5, ink).anchored(Anchor.MIDDLE));
        canvas.end();
    }

    private static String mark(Standing standing) {
        return switch (standing) {
            case HOLDS -> "✓";
            case BROKEN -> "✗";
            case UNKNOWN -> "?";
            case NOT_JUDGED -> "–";
        };
    }

    private static String ground(Standing standing) {
        return switch (standing) {
            case HOLDS -> "#e4f3ec";
            case BROKEN -> "#f8e3e6";
            case UNKNOWN -> "#f7efd6";
            case NOT_JUDGED -> "#f4f6f7";
        };
    }

    private static String ink(Standing standing) {
        return switch (standing) {
            case HOLDS -> Palette.OK_OUTLINE;
            case BROKEN -> Palette.BROKEN;
            case UNKNOWN -> Palette.UNKNOWN;
            case NOT_JUDGED -> Palette.QUIET_TEXT;
        };
    }
}
