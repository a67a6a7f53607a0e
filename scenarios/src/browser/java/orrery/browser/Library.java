package orrery.browser;

import java.util.List;
import orrery.explore.Trial.Played;
import orrery.scenario.Catalog;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Recording;
import orrery.viz.page.ReportPage;
import orrery.viz.page.Story;

/** Runs and their pages, made as the command makes them. */
final class Library {

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
        String html = ReportPage.render(played.trace(), played.verdicts(), Story.of(plan.title(), again));
        return new Drawn(plan, played, html);
    }
}
