package orrery.viz.chart;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.svg.XmlText;

/** Lets something paint itself into an SVG document, by Batik. */
final class ChartSvg {

    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final String FONTS =
            "font-family=\"" + HeadlessFonts.FAMILY + ", Verdana, Helvetica, Arial, sans-serif\"";

    private ChartSvg() {}

    static String document(int width, int height, String title, String description, Consumer<Graphics2D> painting) {
        Document document = emptyDocument();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("a chart of a run");
        context.setPrecision(3);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(width, height));
        painting.accept(graphics);
        Element root = graphics.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        root.setAttributeNS(null, "role", "img");
        root.insertBefore(text(document, "desc", description), root.getFirstChild());
        root.insertBefore(text(document, "title", title), root.getFirstChild());
        StringWriter out = new StringWriter();
        try {
            graphics.stream(root, out, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException("cannot write SVG to memory", e);
        }
        // without the prolog, whose DTD a reader would look for in the network, and with fonts to fall back on
        return out.toString()
                .substring(out.toString().indexOf("<svg"))
                .replace("font-family=\"'" + HeadlessFonts.FAMILY + "'\"", FONTS)
                .replace("font-family=\"'Dialog'\"", FONTS);
    }

    private static Element text(Document document, String name, String content) {
        Element element = document.createElementNS(SVG, name);
        element.setTextContent(XmlText.clean(content));
        return element;
    }

    private static Document emptyDocument() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().getDOMImplementation().createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK builds no XML documents", e);
        }
    }
}
