package orrery.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.testing.Scenarios;
import orrery.trace.Recording;
import orrery.viz.page.ReportPage;
import orrery.viz.page.Story;

/** Scenario files for tests: what a {@link orrery.testing.SimulationTest} names is read here. */
public final class TestScenarios implements Scenarios {

    /** So many of the last steps a page shows. */
    private static final int SHOWN = 100_000;

    @Override
    public Told find(String nameOrPath) {
        Plan plan =
                new ScenarioReader(Protocols.installed()).read(Catalog.bundled().find(nameOrPath));
        return new OfPlan(nameOrPath, plan);
    }

    private record OfPlan(String nameOrPath, Plan plan) implements Told {

        @Override
        public Trial trial() {
            return plan.trial(false);
        }

        @Override
        public String breaks() {
            return plan.expect().broken().orElse("");
        }

        @Override
        public String again(long seed) {
            return "./orrery run " + nameOrPath + " --seed " + seed;
        }

        @Override
        public void draw(long seed, Path page) throws IOException {
            Played played = trial().play(seed, Recording.ring(SHOWN));
            Files.createDirectories(page.toAbsolutePath().getParent());
            Story story = new Story(plan.title(), again(seed), plan.remarks(), plan.primer(), Optional.empty());
            String text = ReportPage.render(played.trace(), played.verdicts(), story);
            Files.writeString(page, text, StandardCharsets.UTF_8);
        }
    }
}
