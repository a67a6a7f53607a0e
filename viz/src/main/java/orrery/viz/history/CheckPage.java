package orrery.viz.history;

import java.util.List;
import orrery.verdict.report.Report;
import orrery.verdict.report.Report.Entry;
import orrery.verdict.report.Report.Standing;
import orrery.viz.svg.XmlText;

/**
 * Writes what became of a history as one HTML page that stands alone: no script, no network, no other file. Whatever comes
 * from the history is escaped, and a content security policy allows nothing but the page's own style.
 */
public final class CheckPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 15px/1.5 "DejaVu Sans", Verdana, Helvetica, Arial, sans-serif; color: #1f2a35; background: #ffffff;
                   max-width: 1180px; margin: 2em auto; padding: 0 1em; }
            h1 { font-size: 1.3em; } h2 { font-size: 1.1em; margin-top: 2em; }
            svg { max-width: 100%; height: auto; display: block; margin: 0 auto; }
            figure { margin: 1em 0; border: 1px solid #e6eaee; border-radius: 6px; overflow: hidden; }
            code, .core { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .9em; }
            .holds { color: #1d6b4e; } .broken { color: #b3123b; } .unknown { color: #8a6d1f; } .not-judged { color: #5c6975; }
            /* pictures are on white paper; where there is little room they keep their size, and one moves them */
            @media (max-width: 700px) { figure { overflow-x: auto; } svg { max-width: none; } }
            @media (prefers-color-scheme: dark) { body { color: #e7e9ed; background: #14171b; } .holds { color: #5fd19a; }
                   .broken { color: #ff8a80; } .unknown { color: #ffb454; } .not-judged { color: #a2aab6; }
                   figure { background: #ffffff; } }
            @media print { body { margin: 0; font-size: 11px; } figure { break-inside: auto; } h2 { break-after: avoid; } }
            """;

    private final Report report;
    private final StringBuilder page = new StringBuilder();
    private int pictures;

    private CheckPage(Report report) {
        this.report = report;
    }

    /**
     * @param heading what was judged
     * @param again the line that judges the same again; may be empty
     */
    public static String render(Report report, String heading, String again) {
        return new CheckPage(report).page(heading, again);
    }

    private String page(String heading, String again) {
        String title = XmlText.escaped(heading);
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\">\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(title)
                .append("</h1>\n");
        Entry first = report.first();
        page.append("<p>")
                .append(standing(first.standing()))
                .append(": ")
                .append(XmlText.escaped(first.name()))
                .append(". The strongest that hold: ")
                .append(XmlText.escaped(strongest()))
                .append(".</p>\n");
        figure(LatticePicture.svg(report, prefix()));
        Chapter.of(report, HistoryPicture.MOST, this::prefix).forEach(this::section);
        if (!again.isEmpty()) {
            page.append("<p>Again: <code>").append(XmlText.escaped(again)).append("</code></p>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private String strongest() {
        List<String> names = report.strongest().stream().map(Entry::name).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private void section(Chapter chapter) {
        page.append("<h2>")
                .append(standing(chapter.standing()))
                .append(": ")
                .append(XmlText.escaped(String.join(", ", chapter.models())))
                .append("</h2>\n");
        if (chapter.picture().isEmpty()) {
            page.append("<p>").append(XmlText.escaped(chapter.sentence())).append("</p>\n");
        } else {
            figure(chapter.picture());
        }
        if (!chapter.core().isEmpty()) {
            page.append("<ul class=\"core\">\n");
            for (String operation : chapter.core()) {
                page.append("<li>").append(XmlText.escaped(operation)).append("</li>\n");
            }
            page.append("</ul>\n");
        }
        if (!chapter.around().isEmpty()) {
            page.append("<details><summary>where it happened</summary>\n");
            figure(chapter.around());
            page.append("</details>\n");
        }
    }

    private static String standing(Standing standing) {
        String word = LatticeText.word(standing);
        return "<span class=\"" + word.replace(' ', '-') + "\">" + word + "</span>";
    }

    private String prefix() {
        return "p" + pictures++ + "-";
    }

    private void figure(String svg) {
        page.append("<figure>\n").append(svg).append("</figure>\n");
    }
}
