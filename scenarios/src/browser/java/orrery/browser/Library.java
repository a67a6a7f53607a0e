package orrery.browser;

import java.util.List;
import java.util.Optional;
import orrery.explore.Trial.Played;
import orrery.scenario.Catalog;
import orrery.scenario.ModelName;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Recording;
import orrery.verdict.model.Models;
import orrery.verdict.report.Lattice;
import orrery.verdict.report.Report;
import orrery.viz.page.ReportPage;
import orrery.viz.page.Story;

/** Runs and their pages, made as the command makes them. */
final class Library {

    /** Steps to spend on judging a history. */
    private static final long BUDGET = 100_000;

    private static final Catalog CATALOG = Catalog.bundled();

    /** A run and its page. */
    record Drawn(Plan plan, Played played, String html) {}

    private Library() {}

    static List<String> names() {
        return CATALOG.list().stream().map(Catalog.Entry::name).toList();
    }

    /** A scenario of the library, with some settings changed. */
    static Drawn draw(String name, String... settings) {
        return draw(new ScenarioReader(Protocols.installed()).read(CATALOG.find(name), List.of(settings)));
    }

    /** A scenario that a test wrote. */
    static Drawn drawText(String text) {
        return draw(new ScenarioReader(Protocols.installed()).read(new ScenarioSource("test", "", text)));
    }

    private static Drawn draw(Plan plan) {
        Played played = plan.trial(false).play(plan.seed(), Recording.everything());
        String again = "./orrery run " + plan.name();
        Story story = new Story(plan.title(), again, plan.remarks(), plan.primer(), seen(played));
        return new Drawn(plan, played, ReportPage.render(played.trace(), played.verdicts(), story));
    }

    /** What clients saw, where the scenario has it judged. */
    private static Optional<Report> seen(Played played) {
        return played.verdicts().stream()
                .map(verdict -> ModelName.of(verdict.promise()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(model -> Report.of(
                        Lattice.ofOperations(Models.named(model.name()), BUDGET),
                        played.trace().history()));
    }
}
