package orrery.viz.svg;

import java.awt.image.BufferedImage;
import java.util.List;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.story.Story;

/**
 * Draws a run as a space-time diagram in the manner of Lamport (Time, Clocks, and the Ordering of Events in a Distributed
 * System, 1978): a lane for each node, an arrow for each message.
 */
public final class SpaceTime {

    /** Pixels of an image for one of the drawing, so that it is sharp in print and on fine screens. */
    private static final double SCALE = 2;

    private static final double MOST_PIXELS = 25e6;

    private SpaceTime() {}

    /** As one SVG element that stands for itself or inside a page; every id in it begins with {@code idPrefix}. */
    public static String svg(Story story, SpaceTimeOptions options, String idPrefix) {
        return svg(story, List.of(story), options, idPrefix);
    }

    /**
     * The same beside others.
     *
     * @param together the runs that are seen together, this one among them: what is alike in them has one colour
     */
    public static String svg(Story story, List<Story> together, SpaceTimeOptions options, String idPrefix) {
        Drawing drawing = new Drawing(story, together, options);
        SvgCanvas canvas = new SvgCanvas(
                drawing.layout.width, drawing.layout.height, drawing.title(), drawing.description(), idPrefix);
        drawing.paint(canvas);
        return canvas.document();
    }

    /** As the bytes of a PNG of twice the size in pixels; less if that were more than 25 million. */
    public static byte[] png(Story story, SpaceTimeOptions options) {
        return Png.bytes(image(story, options));
    }

    static BufferedImage image(Story story, SpaceTimeOptions options) {
        HeadlessFonts.install();
        Drawing drawing = new Drawing(story, options);
        double area = drawing.layout.width * drawing.layout.height;
        double scale = Math.min(SCALE, StrictMath.sqrt(MOST_PIXELS / area));
        try (PaintedCanvas canvas =
                new PaintedCanvas(drawing.layout.width, drawing.layout.height, scale, HeadlessFonts.regular(12))) {
            drawing.paint(canvas);
            return canvas.image();
        }
    }
}
