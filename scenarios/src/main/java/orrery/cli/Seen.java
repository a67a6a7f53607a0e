package orrery.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.History;
import orrery.explore.Trial.Played;
import orrery.scenario.ModelName;
import orrery.trace.Trace;
import orrery.verdict.Finding;
import orrery.verdict.Verdict;
import orrery.verdict.file.Histories;
import orrery.verdict.file.LargeHistoryException;
import orrery.verdict.file.MalformedHistoryException;
import orrery.verdict.file.Vocabularies;
import orrery.verdict.model.Models;
import orrery.verdict.report.Lattice;
import orrery.verdict.report.Report;

/** What the clients of a run saw, judged by all models that make sense for it, if it was judged by one when it was played. */
final class Seen {

    /** Steps to spend on a search: a run should be drawn in seconds, however hard its history is. */
    private static final long BUDGET = 1_000_000;

    private Seen() {}

    /** In a run that was just played. */
    static Optional<Report> in(Played played) {
        return model(played.verdicts())
                .map(model -> judged(model, played.trace().history(), played.findings()));
    }

    /** In a run that somebody else found. */
    static Optional<Report> in(Trace trace, List<Verdict> verdicts) {
        return model(verdicts).map(model -> judged(model, trace.history(), Map.of()));
    }

    /** In a run that was loaded. Its trace only describes what clients asked; the file says it in a model's words. */
    static Optional<Report> in(Path file, List<Verdict> verdicts) {
        Optional<ModelName> model = model(verdicts).filter(each -> each.name().equals("kv"));
        if (model.isEmpty()) {
            return Optional.empty();
        }
        try {
            History history = Histories.read(file, Histories.Form.TRACE, Vocabularies.keyValue());
            return Optional.of(judged(model.get(), history, Map.of()));
        } catch (MalformedHistoryException wrong) {
            throw new BadInput(file + ": " + wrong.getMessage(), wrong);
        } catch (LargeHistoryException large) {
            throw new BadInput(file + " is " + large.getMessage(), large);
        } catch (IOException e) {
            throw new BadInput("cannot read " + file + ": " + OutputFolder.reason(e), e);
        }
    }

    private static Optional<ModelName> model(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> ModelName.of(verdict.promise()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Report judged(ModelName model, History history, Map<String, Finding> findings) {
        return Report.of(Lattice.ofOperations(Models.named(model.name()), BUDGET), history, findings);
    }
}
