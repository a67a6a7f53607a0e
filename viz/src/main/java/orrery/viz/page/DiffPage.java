package orrery.viz.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import orrery.api.Times;
import orrery.trace.Alignment;
import orrery.trace.Alignment.Lane;
import orrery.trace.Difference;
import orrery.trace.Effect;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;
import orrery.viz.story.Story;
import orrery.viz.svg.SpaceTime;
import orrery.viz.svg.SpaceTimeOptions;
import orrery.viz.svg.SpaceTimeOptions.Spot;
import orrery.viz.svg.XmlText;
import orrery.viz.text.StepText;

/**
 * Writes two runs as one HTML page: their space-time diagrams one above the other, on the same axis, up to the first
 * difference that matters; what happened there in each; and how far each node goes the same way. No script, no network, no
 * other file. Whatever comes from the runs is escaped, and a content security policy allows nothing but the page's own style.
 */
public final class DiffPage {

    private static final String STYLE = """
            body { font: 15px/1.5 "DejaVu Sans", Verdana, Helvetica, Arial, sans-serif; color: #1f2a35; background: #ffffff;
                   max-width: 1240px; margin: 2em auto; padding: 0 1em; }
            h1 { font-size: 1.3em; } h2 { font-size: 1.1em; margin-top: 2em; }
            svg { max-width: 100%; height: auto; display: block; margin: 0 auto; }
            figure { margin: 1em 0; border: 1px solid #e6eaee; border-radius: 6px; overflow: hidden; }
            table { border-collapse: collapse; margin: 1em 0; }
            th, td { border-bottom: 1px solid #e6eaee; padding: .25em .8em .25em 0; text-align: left; vertical-align: top; }
            th { color: #5c6975; font-weight: normal; }
            td { overflow-wrap: anywhere; } td:first-child { min-width: 8em; }
            code { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .88em; }
            .differs { background: #fbeaf7; } .broken { color: #b3123b; } .quiet { color: #5c6975; }
            @media print { body { margin: 0; font-size: 11px; } figure { break-inside: avoid; } h2 { break-after: avoid; } }
            """;

    private static final int LONGEST = 400;
    private static final int MOST_FIELDS = 60;

    /** How many of a run's steps before the difference are drawn: more cannot be told apart. */
    private static final int STEPS_BEFORE = 120;

    /** What follows the difference takes this part of the time before it. */
    private static final int AFTER = 12;

    private final Side here;
    private final Side there;
    private final Alignment alignment;
    private final StringBuilder page = new StringBuilder();

    /**
     * One of two runs.
     *
     * @param name what tells it from the other, as in {@code seed 5}
     * @param trace recorded from the beginning
     */
    public record Side(String name, Trace trace, List<Verdict> verdicts) {
        public Side {
            verdicts = List.copyOf(verdicts);
        }
    }

    private DiffPage(Side here, Side there, Alignment alignment) {
        this.here = here;
        this.there = there;
        this.alignment = alignment;
    }

    /**
     * @param alignment of the two, in this order
     * @param again the line that lays the same two side by side
     */
    public static String render(Side here, Side there, Alignment alignment, String again) {
        return new DiffPage(here, there, alignment).page(again);
    }

    private String page(String again) {
        String title = XmlText.escaped(here.name + " and " + there.name);
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\">\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(title)
                .append("</h1>\n");
        rows(
                List.of("", "run", "what came of it", "steps", "digest"),
                List.of(about("here", here), about("there", there)));
        alignment.first().ifPresentOrElse(this::first, () -> paragraph("Nothing that matters differs."));
        figures();
        element("h2", "How far each node goes the same way");
        rows(
                List.of("node", "steps alike", "then here", "then there"),
                alignment.lanes().stream().map(DiffPage::lane).toList());
        page.append("<p class=\"quiet\">Again: <code>")
                .append(XmlText.escaped(again))
                .append("</code></p>\n");
        return page.append("</body></html>\n").toString();
    }

    private static List<String> about(String which, Side side) {
        List<String> broken = side.verdicts.stream()
                .filter(Verdict::broken)
                .map(verdict -> "<span class=\"broken\">BROKEN</span> " + XmlText.escaped(verdict.promise()))
                .toList();
        return List.of(
                which,
                XmlText.escaped(side.name),
                side.verdicts.isEmpty()
                        ? "nothing is known of its promises"
                        : broken.isEmpty() ? "all promises held" : String.join("<br>", broken),
                Long.toString(side.trace.summary().steps()),
                code(side.trace.digestText()));
    }

    // ---- the first difference

    private void first(Lane lane) {
        element("h2", "The first difference that matters: at " + lane.node());
        Step one = lane.one();
        Step other = lane.other();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("step", number(one), number(other)));
        rows.add(List.of("what happens", event(one), event(other)));
        rows.add(List.of("because of", cause(here, one), cause(there, other)));
        rows.add(List.of("before it, the node was", before(one), before(other)));
        rows.add(List.of("what the node then says", effects(one), effects(other)));
        rows(List.of("", "here", "there"), rows);
        if (!lane.differences().isEmpty()) {
            paragraph("The same happens to it in both, and it answers differently:");
            fields(
                    "here",
                    "there",
                    lane.differences().stream()
                            .map(each -> List.of(code(each.path()), value(each.before()), value(each.after())))
                            .toList());
        } else if (one != null && other != null) {
            paragraph("What becomes of the node's state in this step:");
            changes(one, other);
        }
    }

    /** Both runs' changes by where they are in the state. */
    private void changes(Step one, Step other) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Map<String, Difference> mine = changed(one);
        Map<String, Difference> yours = changed(other);
        mine.forEach((path, change) -> rows.put(path, List.of(code(path), change(change), change(yours.get(path)))));
        yours.forEach((path, change) -> rows.putIfAbsent(path, List.of(code(path), change(null), change(change))));
        fields("here", "there", List.copyOf(rows.values()));
    }

    private static Map<String, Difference> changed(Step step) {
        Map<String, Difference> changes = new LinkedHashMap<>();
        if (step.before() != null && step.after() != null) {
            Difference.between(Value.of(step.before()), Value.of(step.after()))
                    .forEach(each -> changes.put(each.path(), each));
        }
        return changes;
    }

    private void fields(String one, String other, List<List<String>> rows) {
        if (rows.isEmpty()) {
            paragraph("Nothing.");
            return;
        }
        rows(
                List.of("field", one, other),
                rows.stream().limit(MOST_FIELDS).toList(),
                row -> row.get(1).equals(row.get(2)) ? "" : " class=\"differs\"");
        if (rows.size() > MOST_FIELDS) {
            paragraph("And " + (rows.size() - MOST_FIELDS) + " more.");
        }
    }

    private static String number(@Nullable Step step) {
        return step == null ? "nothing more" : step.number() + ", at " + Times.text(step.timeNanos());
    }

    private static String event(@Nullable Step step) {
        return step == null ? "" : code(cut(StepText.of(step.event())));
    }

    private static String cause(Side side, @Nullable Step step) {
        if (step == null || step.cause() == Step.NO_CAUSE) {
            return "the world";
        }
        Step cause = side.trace.steps().get((int) step.cause());
        String at = cause.node() == null ? "" : " at " + cause.node();
        return "step " + cause.number() + XmlText.escaped(at) + ": " + code(cut(StepText.of(cause.event())));
    }

    private static String before(@Nullable Step step) {
        return step == null ? "" : step.before() == null ? "down" : value(Value.of(step.before()));
    }

    private static String effects(@Nullable Step step) {
        return step == null || step.effects().isEmpty()
                ? "nothing"
                : String.join(
                        "<br>", step.effects().stream().map(DiffPage::effect).toList());
    }

    private static String effect(Effect effect) {
        return value(Value.of(effect));
    }

    private static String change(@Nullable Difference change) {
        return change == null ? "stays" : value(change.before()) + " → " + value(change.after());
    }

    private static String value(@Nullable Value value) {
        return value == null ? "<span class=\"quiet\">absent</span>" : code(value.brief(LONGEST));
    }

    private static List<String> lane(Lane lane) {
        return List.of(
                XmlText.escaped(lane.node().name()),
                Integer.toString(lane.common()),
                next(lane.one()),
                next(lane.other()));
    }

    private static String next(@Nullable Step step) {
        return step == null ? "<span class=\"quiet\">nothing more</span>" : number(step) + ": " + event(step);
    }

    // ---- the pictures

    private void figures() {
        Step one = alignment.first().map(Lane::one).orElse(null);
        Step other = alignment.first().map(Lane::other).orElse(null);
        long from = Math.min(begin(here, one), begin(there, other));
        long until = Math.max(end(here, one), end(there, other));
        long to = until + Math.max(1, (until - from) / AFTER);
        element("h2", one == null && other == null ? "Both runs" : "Both runs, up to there");
        if (from > 0) {
            paragraph("What came before " + Times.text(from) + " is not drawn.");
        }
        Story mine = Story.of(here.trace, here.verdicts);
        Story yours = Story.of(there.trace, there.verdicts);
        List<Story> both = List.of(mine, yours);
        figure(mine, both, one, from, to, "here-");
        figure(yours, both, other, from, to, "there-");
    }

    private static long begin(Side side, @Nullable Step step) {
        long first = (step == null ? side.trace.steps().size() : step.number()) - STEPS_BEFORE;
        return first <= 0 ? 0 : side.trace.steps().get((int) first).timeNanos();
    }

    private static long end(Side side, @Nullable Step step) {
        return step == null ? side.trace.summary().timeNanos() : step.timeNanos();
    }

    private void figure(Story story, List<Story> both, @Nullable Step step, long from, long to, String prefix) {
        SpaceTimeOptions options = SpaceTimeOptions.wholeRun().window(from, to).size(1200, 0);
        Optional<Spot> spot = Optional.ofNullable(step)
                .flatMap(it -> Optional.ofNullable(it.node())
                        .map(node -> new Spot(node, it.timeNanos(), "step " + it.number())));
        SpaceTimeOptions drawn = spot.map(options::pointingAt).orElse(options);
        page.append("<figure>\n")
                .append(SpaceTime.svg(story, both, drawn, prefix))
                .append("</figure>\n");
    }

    // ---- the page

    private void rows(List<String> heads, List<List<String>> rows) {
        rows(heads, rows, row -> "");
    }

    /** Heads are texts, cells are HTML. */
    private void rows(List<String> heads, List<List<String>> rows, Function<List<String>, String> kind) {
        page.append("<table>\n<tr>");
        heads.forEach(head ->
                page.append("<th scope=\"col\">").append(XmlText.escaped(head)).append("</th>"));
        page.append("</tr>\n");
        for (List<String> row : rows) {
            page.append("<tr").append(kind.apply(row)).append('>');
            row.forEach(cell -> page.append("<td>").append(cell).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void element(String name, String text) {
        page.append('<')
                .append(name)
                .append('>')
                .append(XmlText.escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private void paragraph(String text) {
        element("p", text);
    }

    private static String code(String text) {
        return "<code>" + XmlText.escaped(text) + "</code>";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
