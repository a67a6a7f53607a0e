package orrery.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.scenario.Shrinkage;

/**
 * A failure that was shrunk, as it is left behind: a scenario in a file, and the run that this file plays, drawn.
 *
 * @param file the scenario
 * @param sentences what deviates from a calm world, and then what breaks
 * @param counts how much smaller it is
 * @param again the line that plays it again
 */
record SmallerRun(Path file, List<String> sentences, String counts, String again, Written written) {

    static final String FILE = "shrunk.yaml";

    /**
     * Writes it, and plays what it wrote: that is the run that is drawn.
     *
     * @param brought the words that bring its protocol along, if it is not installed
     */
    static SmallerRun write(Console console, Plan plan, List<String> brought, Shrunk shrunk, OutputFolder folder) {
        Shrinkage shrinkage = Shrinkage.of(plan, shrunk);
        Path file = folder.path().resolve(FILE);
        List<String> words = new ArrayList<>(List.of("replay", file.toString()));
        words.addAll(brought);
        String again = Shell.orrery(words);
        Plan small = new ScenarioReader(Protocols.installed())
                .read(new ScenarioSource("shrunk", file.toString(), shrinkage.text()));
        Report report = RunCommand.played(console, small, false, Integer.MAX_VALUE, again);
        if (report.trace().digest() != shrunk.after().trace().digest()) {
            throw new IllegalStateException(
                    "what was written plays another run: " + report.trace().digestText() + " instead of "
                            + shrunk.after().trace().digestText());
        }
        folder.fill(inside -> Files.writeString(inside.resolve(FILE), shrinkage.text(), StandardCharsets.UTF_8));
        Written written = Gallery.all(report, folder);
        return new SmallerRun(file, shrinkage.sentences(), counts(shrunk), again, written);
    }

    /** Takes away what {@link #write} left in a folder, and the folder if nothing else is in it. */
    static void forget(OutputFolder folder) throws IOException {
        folder.forget(FILE);
        Gallery.NAMES.forEach(folder::forget);
        try {
            Files.delete(folder.path());
        } catch (DirectoryNotEmptyException others) {
            // somebody else's
        }
    }

    private static String counts(Shrunk shrunk) {
        return count(shrunk.deviations(), "deviation") + " from a calm world, "
                + shrunk.before().trace().summary().steps() + " steps before, "
                + shrunk.after().trace().summary().steps() + " after, "
                + count(shrunk.world().servers().size(), "server") + ", "
                + count(shrunk.world().clients().size(), "client");
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
