package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import orrery.explore.walk.Walk;
import orrery.scenario.Plan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which run to walk through, and in which weather it begins: the same for every command that walks. */
final class Walked {

    @Mixin
    private Choice choice;

    @Option(
            names = "--calm",
            description = "Begin in a calm network: every message takes its link's median, and none is lost.")
    private boolean calm;

    /**
     * A run to walk through.
     *
     * @param brought the words that bring the protocol along, if it is not installed
     * @param again the line that begins the same walk in the terminal
     */
    record Begun(Plan plan, Walk walk, List<String> brought, String again) {}

    Begun begin(Console console) {
        Plan plan = choice.plan();
        Walk walk = Progress.during(
                console, "playing " + plan.name(), () -> Walk.begin(plan.trial(false), plan.seed(), calm));
        List<String> again = new ArrayList<>(List.of("step"));
        again.addAll(choice.words(plan.seed()));
        if (calm) {
            again.add("--calm");
        }
        return new Begun(plan, walk, choice.protocolWords(), Shell.orrery(again));
    }
}
