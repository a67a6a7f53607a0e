package orrery.viz.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import orrery.verdict.report.Report;
import orrery.verdict.report.Report.Entry;
import orrery.verdict.report.Report.Standing;

/** The models as a tree of lines: each stands below the first that implies it, which names those that it implies too. */
public final class LatticeText {

    /** Where the second column begins. */
    public static final int WIDTH = 34;

    /**
     * One model.
     *
     * @param rails what leads to it from the model above
     * @param words what became of it
     * @param also what it implies too, elsewhere in the tree; may be empty
     */
    public record Line(String rails, String name, Standing standing, String words, String also) {}

    private final Report report;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Set<String> drawn = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();

    private LatticeText(Report report) {
        this.report = report;
        report.entries().forEach(entry -> entries.put(entry.name(), entry));
    }

    /** From the strongest down. */
    public static List<Line> lines(Report report) {
        LatticeText text = new LatticeText(report);
        for (Entry entry : report.entries()) {
            if (!text.drawn.contains(entry.name())) {
                text.draw(entry, "", "");
            }
        }
        return List.copyOf(text.lines);
    }

    private void draw(Entry entry, String rails, String below) {
        drawn.add(entry.name());
        List<Entry> children = new ArrayList<>();
        List<String> also = new ArrayList<>();
        for (String weaker : entry.implies()) {
            Entry child = entries.get(weaker);
            if (child != null && drawn.add(weaker)) {
                children.add(child);
            } else if (child != null) {
                also.add(weaker);
            }
        }
        boolean strongest = report.strongest().contains(entry);
        lines.add(new Line(
                rails,
                entry.name(),
                entry.standing(),
                word(entry.standing()) + (strongest ? ", the strongest" : ""),
                String.join(", ", also)));
        boolean chain = children.size() == 1 && rails.isEmpty();
        for (int nth = 0; nth < children.size(); nth++) {
            boolean last = nth == children.size() - 1;
            draw(
                    children.get(nth),
                    below + (chain ? "" : last ? "└─ " : "├─ "),
                    below + (chain ? "" : last ? "   " : "│  "));
        }
    }

    /** As it is called everywhere. */
    public static String word(Standing standing) {
        return switch (standing) {
            case HOLDS -> "holds";
            case BROKEN -> "broken";
            case UNKNOWN -> "unknown";
            case NOT_JUDGED -> "not judged";
        };
    }
}
