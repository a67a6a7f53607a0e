package orrery.viz.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.report.Report;
import orrery.verdict.report.Report.Entry;
import orrery.verdict.report.Report.Standing;

/**
 * One finding of a report, to be shown.
 *
 * @param models the names of all models that it decides
 * @param sentence why; empty for what holds
 * @param core the operations that contradict each other, in words, for those who search, copy, or cannot see pictures
 * @param picture the order that explains the history, or the contradiction, as SVG; empty for what is not known
 * @param around the history around the contradiction, as SVG; empty where there is no more of it
 */
public record Chapter(
        Standing standing, List<String> models, String sentence, List<String> core, String picture, String around) {

    private static final int MOST_OF_A_CORE = 60;

    public Chapter {
        models = List.copyOf(models);
        core = List.copyOf(core);
    }

    /** One finding with all models that it decides; what holds is told for the strongest alone. */
    public static Map<Finding, List<Entry>> grouped(Report report) {
        Map<Finding, List<Entry>> groups = new LinkedHashMap<>();
        List<Entry> strongest = report.strongest();
        for (Entry entry : report.entries()) {
            if (!entry.holds() || strongest.contains(entry)) {
                groups.computeIfAbsent(entry.finding(), finding -> new ArrayList<>())
                        .add(entry);
            }
        }
        return groups;
    }

    /**
     * All that there is to show of a report, in its order.
     *
     * @param most so many operations are drawn at most
     * @param prefixes what the ids in the next picture begin with
     */
    public static List<Chapter> of(Report report, int most, Supplier<String> prefixes) {
        List<Chapter> chapters = new ArrayList<>();
        grouped(report).forEach((finding, entries) -> chapters.add(of(report, finding, entries, most, prefixes)));
        return List.copyOf(chapters);
    }

    private static Chapter of(
            Report report, Finding finding, List<Entry> entries, int most, Supplier<String> prefixes) {
        Entry entry = entries.getFirst();
        Standing standing = entry.standing();
        List<String> models = entries.stream().map(Entry::name).toList();
        return switch (finding) {
            case Finding.Holds holds ->
                new Chapter(
                        standing,
                        models,
                        "",
                        List.of(),
                        HistoryPicture.ofEntry(report, entry, most, prefixes.get()),
                        "");
            case Finding.Undecided undecided -> new Chapter(standing, models, undecided.sentence(), List.of(), "", "");
            case Finding.Broken broken ->
                new Chapter(
                        standing,
                        models,
                        broken.sentence(),
                        core(report, broken.core()),
                        HistoryPicture.ofEntry(report, entry, most, prefixes.get()),
                        broken.core().size() < report.history().operations().size()
                                ? HistoryPicture.around(report, entry, broken, most, prefixes.get())
                                : "");
        };
    }

    private static List<String> core(Report report, List<Operation> core) {
        return core.stream().limit(MOST_OF_A_CORE).map(report::words).toList();
    }
}
