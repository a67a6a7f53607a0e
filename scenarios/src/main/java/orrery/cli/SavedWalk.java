package orrery.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.explore.walk.Walk;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.scenario.ScenarioWriter;
import orrery.scenario.Shrinkage;
import orrery.trace.Recording;
import orrery.trace.Trace;

/** Writes down, as a scenario, a run that somebody walked through: its world is all there is to it. */
final class SavedWalk {

    private SavedWalk() {}

    /** The scenario of a walk to its run's end. It is played, too: it is the same run. */
    static String text(Plan plan, Place place) {
        Walk walk = place.walk();
        StringBuilder text = new StringBuilder("# " + plan.name() + ", walked through by hand.\n");
        place.done()
                .forEach(what -> text.append("# - ")
                        .append(Console.harmless(what).replace('\n', ' '))
                        .append('\n'));
        Shrunk whole = new Shrunk(
                RecordedFailure.broken(walk.played().verdicts()),
                walk.played(),
                walk.world(),
                walk.seed(),
                walk.played(),
                1,
                false);
        text.append(ScenarioWriter.write(Shrinkage.of(plan, whole).scenario()));
        Plan again = new ScenarioReader(Protocols.installed()).read(new ScenarioSource("walked", "", text.toString()));
        Trace played =
                again.trial(false).play(again.seed(), Recording.digestOnly()).trace();
        if (played.digest() != walk.played().trace().digest()) {
            throw new IllegalStateException("what was written plays another run: " + played.digestText()
                    + " instead of " + walk.played().trace().digestText());
        }
        return text.toString();
    }

    /**
     * Writes it into a file.
     *
     * @param brought the words that bring the protocol along
     * @return what to tell
     */
    static String write(Plan plan, Place place, String name, List<String> brought) {
        try {
            Files.writeString(Path.of(name), text(plan, place), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new BadInput("there is a " + name + " already; name another file", there);
        } catch (IOException e) {
            throw new BadInput("cannot write " + name + ": " + OutputFolder.reason(e), e);
        } catch (InvalidPathException noPath) {
            throw new BadInput("\"" + name + "\" is no name of a file", noPath);
        }
        List<String> words = new ArrayList<>(List.of("run", name));
        words.addAll(brought);
        return "wrote " + name + ", digest " + place.walk().played().trace().digestText() + "; again "
                + Shell.orrery(words);
    }
}
