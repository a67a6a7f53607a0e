package orrery.viz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.viz.chart.RunChart;
import orrery.viz.story.Remark;
import orrery.viz.story.Story;
import orrery.viz.svg.SpaceTime;
import orrery.viz.text.TextOptions;
import orrery.viz.text.TextTimeline;

/** Draws a run in every way that there is, into one folder. */
public final class Pictures {

    private Pictures() {}

    /**
     * Writes {@code timeline.txt}, {@code spacetime.svg}, {@code spacetime.png}, {@code chart.svg}, {@code chart.png} and
     * {@code chart.csv}. Each file is there as a whole or not at all, and replaces an older one; nothing is written
     * anywhere else.
     *
     * @param remarks what the scenario tells and asks, which stands in the timeline and in the diagram
     * @param excerpt what the space-time diagram shows; all else is of the whole run
     * @param folder made if it does not exist
     * @return the files, in this order
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(
            Trace trace, List<Verdict> verdicts, List<Remark> remarks, Excerpt excerpt, Path folder)
            throws IOException {
        Story story = Story.of(trace, verdicts).told(remarks);
        RunChart chart = new RunChart(story);
        Story part = excerpt.of(story);
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        files.add(write(
                folder, "timeline.txt", TextTimeline.render(story, TextOptions.plain(TextOptions.Level.MATTERS))));
        files.add(write(folder, "spacetime.svg", SpaceTime.svg(part, excerpt.options(), "spacetime-")));
        files.add(write(folder, "spacetime.png", SpaceTime.png(part, excerpt.options())));
        files.add(write(folder, "chart.svg", chart.svg()));
        files.add(write(folder, "chart.png", chart.png()));
        files.add(write(folder, "chart.csv", chart.csv()));
        return List.copyOf(files);
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Into a new file beside it first, so that nobody ever sees half of one, and no link leads out of the folder. */
    private static Path write(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Path half = folder.resolve("." + name + ".half");
        Files.deleteIfExists(half);
        try {
            Files.write(half, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
        return file;
    }
}
