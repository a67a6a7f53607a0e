package orrery.viz.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/**
 * Writes a run as one HTML page that stands alone: no network, no other file, no framework. Equal arguments, equal bytes.
 *
 * <p>Nothing that comes from the run ever becomes markup. It travels as JSON without angle brackets in a script element
 * of type {@code application/json}, and the page's script puts it on the screen as text alone. A content security policy
 * allows the page's own script and style, by their hashes, and nothing else.
 */
public final class ReportPage {

    /** Of so many steps a page holds the content of all messages and states; beyond, a browser would have to wait. */
    public static final int DETAILED = 100_000;

    /** In the order in which they are read. */
    private static final List<String> SCRIPTS = List.of(
            "data.js",
            "values.js",
            "causality.js",
            "history.js",
            "words.js",
            "filter.js",
            "layout.js",
            "palette.js",
            "canvas.js",
            "lanes.js",
            "arrows.js",
            "signs.js",
            "edges.js",
            "draw.js",
            "point.js",
            "overview.js",
            "tree.js",
            "states.js",
            "list.js",
            "detail.js",
            "summary.js",
            "why.js",
            "judged.js",
            "walk.js",
            "view.js",
            "play.js",
            "pointer.js",
            "theme.js",
            "keys.js",
            "controls.js",
            "page.js");

    private ReportPage() {}

    /** The page of a run, with the content of at most {@link #DETAILED} steps. */
    public static String render(Trace trace, List<Verdict> verdicts, Story story) {
        return render(trace, verdicts, story, DETAILED);
    }

    /**
     * The page of a run.
     *
     * @param detailed of how many steps at most it holds the content of messages and states; it says so where it leaves
     *     some out
     */
    public static String render(Trace trace, List<Verdict> verdicts, Story story, int detailed) {
        return render(PageData.json(trace, verdicts, story, detailed, Optional.empty()));
    }

    /**
     * The page of a run that is still being walked: with what is to come, and links that do something about it. They lead to this
     * page's own address with other choices in it, {@code ?do=drop+1&do=next}, where a server must answer with the page of
     * the run so far.
     */
    public static String render(Trace trace, List<Verdict> verdicts, Story story, Crossroads here) {
        return render(PageData.json(trace, verdicts, story, DETAILED, Optional.of(here)));
    }

    private static String render(String data) {
        String style = resource("page.css");
        String script = SCRIPTS.stream()
                .map(ReportPage::resource)
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
        String page = resource("page.html")
                .replace("@@style-hash@@", hash(style))
                .replace("@@script-hash@@", hash(script))
                .replace("@@style@@", style)
                .replace("@@script@@", script);
        // last, so that nothing in the data is ever taken for a placeholder
        int at = page.indexOf("@@data@@");
        return page.substring(0, at) + data + page.substring(at + "@@data@@".length());
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page lacks its part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
