package orrery.viz.svg;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Paints a drawing through Java2D. Texts become outlines, so that they do not depend on a screen's hinting. */
final class PaintedCanvas implements Canvas, AutoCloseable {

    private static final float MITER = 10f;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Font font;
    private final Deque<Shape> clips = new ArrayDeque<>();

    /**
     * @param font for all texts
     * @param scale pixels of the image for one of the drawing
     */
    PaintedCanvas(double width, double height, double scale, Font font) {
        this.image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        this.font = font;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
    }

    BufferedImage image() {
        return image;
    }

    @Override
    public void close() {
        graphics.dispose();
    }

    @Override
    public void begin(String title) {}

    @Override
    public void end() {}

    @Override
    public void clip(Box box) {
        clips.push(graphics.getClip() == null ? rectangle(new Box(-1e6, -1e6, 2e6, 2e6)) : graphics.getClip());
        graphics.clip(rectangle(box));
    }

    @Override
    public void unclip() {
        graphics.setClip(clips.pop());
    }

    @Override
    public void line(Point from, Point to, Ink ink) {
        paint(new Line2D.Double(from.x(), from.y(), to.x(), to.y()), ink);
    }

    @Override
    public void box(Box box, double cornerRadius, Ink ink) {
        paint(
                cornerRadius > 0
                        ? new RoundRectangle2D.Double(
                                box.x(), box.y(), box.width(), box.height(), 2 * cornerRadius, 2 * cornerRadius)
                        : rectangle(box),
                ink);
    }

    @Override
    public void polygon(List<Point> corners, Ink ink) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners.get(0).x(), corners.get(0).y());
        corners.forEach(corner -> path.lineTo(corner.x(), corner.y()));
        path.closePath();
        paint(path, ink);
    }

    @Override
    public void circle(Point centre, double radius, Ink ink) {
        paint(new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), ink);
    }

    @Override
    public void hatch(Box box, String colour, double gap) {
        clip(box);
        graphics.setColor(Color.decode(colour));
        graphics.setStroke(new BasicStroke(2));
        double step = gap * StrictMath.sqrt(2);
        double first = Math.floor((box.x() + box.y()) / step) * step;
        for (double sum = first; sum < box.right() + box.bottom() + step; sum += step) {
            graphics.draw(new Line2D.Double(sum - box.y(), box.y(), sum - box.bottom(), box.bottom()));
        }
        unclip();
    }

    @Override
    public void text(Point at, String text, Lettering lettering) {
        Font face = font.deriveFont(lettering.bold() ? Font.BOLD : Font.PLAIN, (float) lettering.size());
        GlyphVector glyphs = face.createGlyphVector(graphics.getFontRenderContext(), XmlText.clean(text));
        double length = glyphs.getLogicalBounds().getWidth();
        double before = switch (lettering.anchor()) {
            case START -> 0;
            case MIDDLE -> length / 2;
            case END -> length;
        };
        AffineTransform place = AffineTransform.getTranslateInstance(at.x(), at.y());
        if (lettering.turned()) {
            place.quadrantRotate(1);
        }
        place.translate(-before, 0);
        Shape outline = place.createTransformedShape(glyphs.getOutline());
        if (lettering.halo()) {
            graphics.setColor(Color.WHITE);
            graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
        }
        graphics.setColor(Color.decode(lettering.colour()));
        graphics.fill(outline);
    }

    private void paint(Shape shape, Ink ink) {
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) ink.opacity()));
        if (!ink.fill().isEmpty()) {
            graphics.setColor(Color.decode(ink.fill()));
            graphics.fill(shape);
        }
        if (!ink.stroke().isEmpty()) {
            graphics.setColor(Color.decode(ink.stroke()));
            graphics.setStroke(stroke(ink));
            graphics.draw(shape);
        }
        graphics.setComposite(AlphaComposite.SrcOver);
    }

    private static BasicStroke stroke(Ink ink) {
        float width = (float) ink.width();
        return ink.dash() > 0
                ? new BasicStroke(
                        width,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_MITER,
                        MITER,
                        new float[] {(float) ink.dash(), (float) ink.dash()},
                        0)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }

    private static Rectangle2D rectangle(Box box) {
        return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    }
}
