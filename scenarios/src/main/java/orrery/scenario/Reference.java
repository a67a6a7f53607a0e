package orrery.scenario;

import java.util.SortedMap;
import java.util.TreeMap;

/** The pages of the reference that are made from what files are read into, as Markdown. */
public final class Reference {

    private Reference() {}

    /**
     * By their names, as in {@code scenario.md}.
     *
     * @param protocols whose options the page of the scenario file lists
     */
    public static SortedMap<String, String> pages(Protocols protocols) {
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put("scenario.md", ScenarioPage.of(protocols));
        pages.put("faults.md", FaultsPage.text());
        pages.put("experiment.md", ExperimentPage.text());
        return pages;
    }
}
