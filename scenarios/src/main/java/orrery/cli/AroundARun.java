package orrery.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import orrery.api.Times;
import orrery.explore.delay.Delay;
import orrery.explore.delay.Delays;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.scenario.Plan;
import orrery.scenario.ScenarioWriter;
import orrery.scenario.Shrinkage;
import orrery.verdict.Verdict;

/** Plays all runs that differ from a good one in a few delays, and writes down the first that breaks a promise. */
final class AroundARun {

    static final String FILE = "failing.yaml";

    private final Console console;
    private final Plan plan;
    private final List<String> brought;
    private final Path folder;

    /**
     * @param plan whose seed is that of the good run
     * @param brought the words that bring its protocol along, if it is not installed
     */
    AroundARun(Console console, Plan plan, List<String> brought, Path folder) {
        this.console = console;
        this.plan = plan;
        this.brought = brought;
        this.folder = folder;
    }

    /** Answers the exit code. */
    int explore(int delays, long runs) {
        OutputFolder out = OutputFolder.at(folder);
        AtomicLong played = new AtomicLong();
        Delays.Found found = Progress.during(
                console,
                () -> "around seed " + plan.seed() + " of " + plan.name() + ", run " + played.get(),
                () -> new Delays(plan.trial(false), plan.seed(), delays, runs, played::set).explore());
        String least = SmallerRun.count(found.messages(), "message") + " that can be late, "
                + SmallerRun.count(found.played(), "run") + " played, " + found.distinct() + " of them differ";
        console.line(least + (found.whole() ? "; these are all with at most " + delays(delays) : "") + ".");
        if (found.broken().isEmpty()) {
            out.forget(FILE);
            console.line(console.styled(
                    found.whole() ? Style.GOOD : Style.DOUBTFUL,
                    found.whole()
                            ? "No promise was broken."
                            : "No promise was broken so far; there are more runs, --runs takes more."));
            return ExitCode.KEPT;
        }
        return broken(found.broken().get(), found, out);
    }

    private int broken(Delays.Broken broken, Delays.Found found, OutputFolder out) {
        if (broken.delays().isEmpty()) {
            console.line(
                    "Seed " + plan.seed() + " breaks a promise as it is; --around takes a run that keeps them all.");
            return ExitCode.BAD_INPUT;
        }
        List<String> sentences = new ArrayList<>();
        for (Delay delay : broken.delays()) {
            sentences.add(delay.deviation().from() + "'s message "
                    + (delay.deviation().nth() + 1) + " to "
                    + delay.deviation().to() + " takes " + Times.text(delay.takesNanos()) + " instead of "
                    + Times.text(delay.tookNanos()));
        }
        List<String> promises = new ArrayList<>();
        for (Verdict verdict : broken.played().verdicts()) {
            if (verdict.broken()) {
                promises.add(verdict.promise());
                sentences.add("then " + verdict.promise() + " is broken: " + verdict.sentence());
            }
        }
        sentences.forEach(sentence -> console.line("- " + Console.harmless(sentence)));
        Shrinkage written = Shrinkage.of(
                plan,
                new Shrunk(
                        promises,
                        broken.played(),
                        broken.world(),
                        plan.seed(),
                        broken.played(),
                        (int) found.played(),
                        false));
        out.fill(inside -> Files.writeString(
                inside.resolve(FILE), ScenarioWriter.write(written.scenario()), StandardCharsets.UTF_8));
        String file = out.path().resolve(FILE).toString();
        console.line("wrote " + Console.harmless(file));
        console.line("again " + console.styled(Style.STRONG, again("replay", file)) + ", smaller "
                + console.styled(Style.STRONG, again("shrink", file)));
        boolean expected = plan.expect().broken().filter(promises::contains).isPresent();
        return expected ? ExitCode.KEPT : ExitCode.BROKEN;
    }

    private String again(String command, String file) {
        List<String> words = new ArrayList<>(List.of(command, file));
        words.addAll(brought);
        return Shell.orrery(words);
    }

    private static String delays(int count) {
        return count == 1 ? "one delay" : count + " delays";
    }
}
