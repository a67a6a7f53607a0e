package orrery.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.scenario.Expectation;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A failure that somebody kept, and what was known of it then.
 *
 * @param choice what plays it
 * @param promises that were broken; empty if that was not written down
 * @param digest of the run; empty if it was not written down
 */
record RecordedFailure(Choice choice, List<String> promises, Optional<String> digest) {

    /** What playing it again has shown. */
    enum Outcome {
        SAME_RUN,
        SAME_PROMISES,
        OTHER,
        /** Nothing was written down with which it could be compared. */
        NOTHING_KNOWN
    }

    RecordedFailure {
        promises = List.copyOf(promises);
    }

    /**
     * What somebody means by a scenario, a trace, or a folder in which one of them lies.
     *
     * @throws BadInput if there is no telling how to play it
     */
    static RecordedFailure of(Choice asked) {
        Optional<Path> path = path(asked.scenario());
        if (path.filter(Files::isDirectory).isPresent()) {
            Path shrunk = path.get().resolve(SmallerRun.FILE);
            return Files.exists(shrunk) ? ofScenario(asked.of(shrunk.toString())) : ofTrace(asked, path.get());
        }
        return path.filter(file -> file.toString().endsWith(".jsonl")).isPresent()
                ? ofTrace(asked, path.get())
                : ofScenario(asked);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static RecordedFailure ofScenario(Choice choice) {
        Expectation expect = choice.plan().expect();
        boolean changed = choice.changesIt();
        return new RecordedFailure(
                choice, expect.broken().stream().toList(), changed ? Optional.empty() : expect.digest());
    }

    /** Beside a trace stands the line that played it. */
    private static RecordedFailure ofTrace(Choice asked, Path trace) {
        if (asked.changesIt()) {
            throw new BadInput("--seed, --set and --twin change a scenario; " + asked.scenario()
                    + " is of one that was played: name that scenario");
        }
        Path beside = SavedTrace.file(trace).resolveSibling(Gallery.REPORT);
        if (!Files.exists(beside)) {
            throw new BadInput("there is no " + beside + ", which says how that run was played");
        }
        JsonReport said = Json.read(beside, JsonReport.class);
        return new RecordedFailure(
                played(said.again(), beside).with(asked), broken(said.verdicts()), Optional.of(said.digest()));
    }

    /** What a line says that played a run. */
    private static Choice played(String line, Path beside) {
        List<String> words = new ArrayList<>(Shell.words(line));
        if (words.size() > 1 && words.get(1).equals("explore")) {
            throw new BadInput("explore found that run, in an order of its own: find it again with\n  " + line
                    + "\nor look at it with\n  " + Shell.orrery(List.of("view", String.valueOf(beside.getParent()))));
        }
        words.remove("--keep-going");
        Choice choice = new Choice();
        try {
            CommandLine.populateCommand(choice, words.stream().skip(2).toArray(String[]::new));
        } catch (ParameterException wrong) {
            throw new BadInput(beside + " does not say how that run was played: " + wrong.getMessage(), wrong);
        }
        return choice;
    }

    Outcome compare(Trace trace, List<Verdict> verdicts) {
        if (promises.isEmpty() && digest.isEmpty()) {
            return Outcome.NOTHING_KNOWN;
        }
        if (digest.isPresent() && digest.get().equals(trace.digestText())) {
            return Outcome.SAME_RUN;
        }
        return broken(verdicts).equals(promises) ? Outcome.SAME_PROMISES : Outcome.OTHER;
    }

    static List<String> broken(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::broken).map(Verdict::promise).toList();
    }
}
