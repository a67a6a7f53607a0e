package orrery.viz.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import orrery.viz.svg.Png;

/** Lets something paint itself into a PNG of twice its size in pixels, which is sharp on paper and on dense screens. */
final class ChartPng {

    private static final int SCALE = 2;

    private ChartPng() {}

    static byte[] bytes(int width, int height, Consumer<Graphics2D> painting) {
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        painting.accept(graphics);
        graphics.dispose();
        return Png.bytes(image);
    }
}
