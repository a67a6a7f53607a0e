package orrery.viz.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.svg.Palette;

/** Writes the line above a panel: what it shows, and each of its series beside a patch of its colour. */
final class PanelTitle {

    private static final double PATCH = 9;
    private static final double WIDER = 1.1;
    private static final double GAP = 16;

    private final Graphics2D graphics;
    private final double left;
    private final Font font = HeadlessFonts.regular(12);
    private double x;
    private double y;

    PanelTitle(Graphics2D graphics, double left) {
        this.graphics = graphics;
        this.left = left;
    }

    void at(double newY) {
        x = left;
        y = newY;
    }

    void say(String text) {
        Font bold = font.deriveFont(Font.BOLD);
        graphics.setFont(bold);
        graphics.setColor(Color.decode(Palette.TEXT));
        graphics.drawString(text, (float) x, (float) y);
        // a browser's bold letters are wider than those made of the one font here
        x += WIDER * bold.getStringBounds(text, graphics.getFontRenderContext()).getWidth() + GAP;
    }

    void name(String series, Color colour) {
        graphics.setColor(colour);
        graphics.fill(new Rectangle2D.Double(x, y - PATCH, PATCH, PATCH));
        graphics.setFont(font);
        graphics.setColor(Color.decode(Palette.QUIET_TEXT));
        graphics.drawString(series, (float) (x + PATCH + 5), (float) y);
        x += PATCH
                + 5
                + font.getStringBounds(series, graphics.getFontRenderContext()).getWidth()
                + 18;
    }

    void nameIf(boolean shown, String series, Color colour) {
        if (shown) {
            name(series, colour);
        }
    }
}
