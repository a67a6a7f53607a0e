package orrery.viz.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Hostile;
import orrery.viz.play.Loaded;
import orrery.viz.play.Plays;

/** Runs to export, and what their files hold. */
final class Exported {

    private Exported() {}

    /** Played ones, one whose beginning is missing, one without steps, one of every event, and one that means harm. */
    static List<Trace> traces() {
        return List.of(
                Plays.pingPong(),
                Plays.leaderDies(),
                Plays.troubled(5),
                Plays.longRun(Recording.ring(500)),
                Plays.longRun(Recording.ring(0)),
                EverythingHappens.trace(),
                Hostile.trace(),
                Loaded.of(EverythingHappens.trace()));
    }

    /** The nth file of this form. */
    static String file(Trace trace, Form form, int nth) {
        try {
            Path folder = Files.createTempDirectory("export");
            try {
                Exports.write(trace, form, folder);
                return Files.readString(folder.resolve(form.files().get(nth)));
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
