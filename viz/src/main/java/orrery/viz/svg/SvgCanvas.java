package orrery.viz.svg;

import java.util.List;

/** Writes a drawing as one SVG element: no scripts, no styles, no references to the outside. */
public final class SvgCanvas implements Canvas {

    private static final String FONTS = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";

    private final StringBuilder body = new StringBuilder();
    private final StringBuilder definitions = new StringBuilder();
    private final double width;
    private final double height;
    private final String title;
    private final String description;
    private final String idPrefix;
    private int ids;

    /**
     * @param idPrefix begins every id, so that several pictures can stand in one page
     */
    public SvgCanvas(double width, double height, String title, String description, String idPrefix) {
        this.width = width;
        this.height = height;
        this.title = title;
        this.description = description;
        this.idPrefix = idPrefix;
    }

    /** The whole document. */
    public String document() {
        String size = "width=\"" + number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(width)
                + " " + number(height) + "\"";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " role=\"img\" aria-labelledby=\"" + idPrefix
                + "title " + idPrefix + "desc\" font-family=\"" + FONTS + "\">\n"
                + "<title id=\"" + idPrefix + "title\">" + XmlText.escaped(title) + "</title>\n"
                + "<desc id=\"" + idPrefix + "desc\">" + XmlText.escaped(description) + "</desc>\n"
                + (definitions.isEmpty() ? "" : "<defs>\n" + definitions + "</defs>\n")
                + body
                + "</svg>\n";
    }

    @Override
    public void begin(String groupTitle) {
        body.append("<g>");
        if (!groupTitle.isEmpty()) {
            body.append("<title>").append(XmlText.escaped(groupTitle)).append("</title>");
        }
    }

    @Override
    public void end() {
        body.append("</g>\n");
    }

    @Override
    public void clip(Box box) {
        String id = idPrefix + "clip" + ids++;
        definitions
                .append("<clipPath id=\"")
                .append(id)
                .append("\"><rect")
                .append(geometry(box))
                .append("/></clipPath>\n");
        body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    }

    @Override
    public void unclip() {
        body.append("</g>\n");
    }

    @Override
    public void line(Point from, Point to, Ink ink) {
        body.append("<path d=\"M")
                .append(pair(from))
                .append('L')
                .append(pair(to))
                .append('"');
        paint(ink);
    }

    @Override
    public void box(Box box, double cornerRadius, Ink ink) {
        body.append("<rect").append(geometry(box));
        if (cornerRadius > 0) {
            attribute("rx", number(cornerRadius));
        }
        paint(ink);
    }

    @Override
    public void polygon(List<Point> corners, Ink ink) {
        body.append("<path d=\"");
        char command = 'M';
        for (Point corner : corners) {
            body.append(command).append(pair(corner));
            command = 'L';
        }
        body.append("Z\"");
        paint(ink);
    }

    @Override
    public void circle(Point centre, double radius, Ink ink) {
        body.append("<circle");
        attribute("cx", number(centre.x()));
        attribute("cy", number(centre.y()));
        attribute("r", number(radius));
        paint(ink);
    }

    @Override
    public void hatch(Box box, String colour, double gap) {
        String id = idPrefix + "hatch" + colour.substring(1) + "-" + number(gap).replace('.', '_');
        if (definitions.indexOf("id=\"" + id + "\"") < 0) {
            definitions
                    .append("<pattern id=\"")
                    .append(id)
                    .append("\" width=\"")
                    .append(number(gap))
                    .append("\" height=\"")
                    .append(number(gap))
                    .append("\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">")
                    .append("<path d=\"M")
                    .append(number(gap / 2))
                    .append(" 0V")
                    .append(number(gap))
                    .append("\" stroke=\"")
                    .append(colour)
                    .append("\" stroke-width=\"2\"/></pattern>\n");
        }
        body.append("<rect")
                .append(geometry(box))
                .append(" fill=\"url(#")
                .append(id)
                .append(")\"/>\n");
    }

    @Override
    public void text(Point at, String text, Lettering lettering) {
        body.append("<text");
        if (lettering.turned()) {
            attribute("transform", "translate(" + pair(at) + ") rotate(90)");
        } else {
            attribute("x", number(at.x()));
            attribute("y", number(at.y()));
        }
        attribute("font-size", number(lettering.size()));
        attribute("fill", lettering.colour());
        if (lettering.bold()) {
            attribute("font-weight", "bold");
        }
        if (lettering.anchor() != Lettering.Anchor.START) {
            attribute("text-anchor", lettering.anchor().word);
        }
        if (lettering.halo()) {
            body.append(" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
        body.append('>').append(XmlText.escaped(text)).append("</text>\n");
    }

    private void paint(Ink ink) {
        attribute("fill", ink.fill().isEmpty() ? "none" : ink.fill());
        if (!ink.stroke().isEmpty()) {
            attribute("stroke", ink.stroke());
            attribute("stroke-width", number(ink.width()));
            if (ink.dash() > 0) {
                attribute("stroke-dasharray", number(ink.dash()));
            }
        }
        if (ink.opacity() < 1) {
            attribute("opacity", number(ink.opacity()));
        }
        body.append("/>\n");
    }

    private void attribute(String name, String value) {
        body.append(' ').append(name).append("=\"").append(value).append('"');
    }

    private static String geometry(Box box) {
        return " x=\"" + number(box.x()) + "\" y=\"" + number(box.y()) + "\" width=\"" + number(box.width())
                + "\" height=\"" + number(box.height()) + "\"";
    }

    private static String pair(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    /** With at most two decimals and no locale. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        if (rest == 0) {
            return sign + whole;
        }
        return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
    }
}
