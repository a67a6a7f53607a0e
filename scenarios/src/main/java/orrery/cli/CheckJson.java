package orrery.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orrery.api.OnDemand;
import orrery.api.Operation;
import orrery.cli.HistoryChoice.Chosen;
import orrery.verdict.Finding;
import orrery.verdict.report.Report;

/**
 * What became of a history, for machines: one JSON object. Fields may be added; none is renamed or taken away without a new
 * {@code format}.
 *
 * @param asked the model that decides the exit code
 * @param holds whether it holds
 * @param strongest those that hold, and are implied by no other that holds
 * @param folder where the page and the pictures are; empty if none were written
 */
record CheckJson(
        int format,
        String file,
        String model,
        JsonReport.Operations operations,
        String asked,
        boolean holds,
        List<String> strongest,
        List<Judged> models,
        String folder,
        List<String> files) {

    static final int FORMAT = 1;

    /**
     * What one model says.
     *
     * @param standing holds, broken, unknown or not-judged
     * @param why in words; empty for what holds
     * @param core a small part of the history that shows what is broken
     * @param links what of the core comes before what, and contradicts itself
     * @param order of the strongest that hold, a witness: the numbers of the operations, in an order that explains every answer; what
     *     they imply holds by the same one
     */
    record Judged(
            String name,
            String standing,
            List<String> implies,
            String why,
            List<Line> core,
            List<Link> links,
            List<Long> order) {}

    /** An operation: its number in the order of invocations, from 0. */
    record Line(long operation, String client, String words) {}

    /** By the numbers of operations. */
    record Link(long before, long after, String why) {}

    static CheckJson of(Chosen chosen, Report report, Optional<Written> written) {
        List<String> strongest =
                report.strongest().stream().map(Report.Entry::name).toList();
        return new CheckJson(
                FORMAT,
                chosen.file(),
                chosen.model(),
                JsonReport.Operations.of(chosen.history().operations()),
                report.first().name(),
                report.first().holds(),
                strongest,
                report.entries().stream()
                        .map(entry -> judged(report, entry, strongest.contains(entry.name())))
                        .toList(),
                written.map(files -> files.folder().toString()).orElse(""),
                written.map(Written::names).orElse(List.of()));
    }

    private static Judged judged(Report report, Report.Entry entry, boolean strongest) {
        String standing = entry.standing().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (entry.finding()) {
            case Finding.Holds holds ->
                new Judged(
                        entry.name(),
                        standing,
                        entry.implies(),
                        "",
                        List.of(),
                        List.of(),
                        strongest ? ids(holds.order()) : List.of());
            case Finding.Broken broken ->
                new Judged(
                        entry.name(),
                        standing,
                        entry.implies(),
                        broken.sentence(),
                        broken.core().stream()
                                .map(each -> new Line(each.id(), each.client().toString(), report.content(each)))
                                .toList(),
                        broken.links().stream()
                                .map(link -> new Link(
                                        link.before().id(), link.after().id(), link.why()))
                                .toList(),
                        List.of());
            case Finding.Undecided undecided ->
                new Judged(
                        entry.name(), standing, entry.implies(), undecided.sentence(), List.of(), List.of(), List.of());
        };
    }

    /** There may be millions. */
    private static List<Long> ids(List<Operation> operations) {
        return new OnDemand<>(operations.size(), place -> operations.get(place).id());
    }
}
