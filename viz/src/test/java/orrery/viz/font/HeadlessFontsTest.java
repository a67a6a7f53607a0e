package orrery.viz.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whatever fonts the machine has, or none: a picture's text is in the bundled font. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java takes the machine's fonts as well")
class HeadlessFontsTest {

    @BeforeAll
    static void install() {
        HeadlessFonts.install();
        HeadlessFonts.install();
    }

    @Test
    void theBundledFontIsTheOnlyOne() {
        assertThat(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT))
                .contains(HeadlessFonts.FAMILY)
                .containsOnly(HeadlessFonts.FAMILY, "Dialog", "DialogInput", "Monospaced", "SansSerif", "Serif");
    }

    @Test
    void everyNameMeansTheBundledFont() {
        BufferedImage drawn = text(HeadlessFonts.regular(14));
        for (String name : new String[] {HeadlessFonts.FAMILY, "Dialog", "Monospaced", "Tahoma", "no such font"}) {
            assertThat(pixels(text(new Font(name, Font.PLAIN, 14)))).as(name).isEqualTo(pixels(drawn));
        }
        assertThat(pixels(drawn)).as("and something was drawn").contains(Color.BLACK.getRGB());
    }

    @Test
    void aChartIsDrawnInPixelsAndAsSvg() throws Exception {
        XYSeries series = new XYSeries("latency");
        series.add(1, 2);
        series.add(2, 3);
        JFreeChart chart = ChartFactory.createXYLineChart("Latency", "time", "ms", new XYSeriesCollection(series));

        BufferedImage image = chart.createBufferedImage(400, 300);
        assertThat(pixels(image)).contains(Color.BLACK.getRGB());

        SVGGraphics2D svg = new SVGGraphics2D(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null));
        chart.draw(svg, new Rectangle(400, 300));
        StringWriter written = new StringWriter();
        svg.stream(written, true);
        assertThat(written.toString()).contains(">Latency<").doesNotContain("NaN");
    }

    private static BufferedImage text(Font font) {
        BufferedImage image = new BufferedImage(220, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 220, 40);
        g.setColor(Color.BLACK);
        g.setFont(font);
        g.drawString("n1 \u2192 n3: Vote, term 4", 5, 25);
        g.dispose();
        return image;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
