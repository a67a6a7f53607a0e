package orrery.viz.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.trace.Description;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.verdict.Verdict;
import orrery.viz.story.Cut;
import orrery.viz.story.Disturbance;
import orrery.viz.story.Era;
import orrery.viz.story.Flight;
import orrery.viz.story.Lane;
import orrery.viz.story.Outage;
import orrery.viz.story.Story;
import orrery.viz.story.Things;

/**
 * Picks from a run what decides it: roles that change, faults, remarks, operations that fail, promises that break. What
 * lies between is counted.
 */
final class Matters {

    private static final int LONGEST = 200;

    private final Story story;
    private final Glyphs glyphs;
    private final Description states = new Description();
    private final Map<Long, Cut> cuts = new LinkedHashMap<>();

    /** Those that have not healed yet, by fault. */
    private final Map<Integer, List<Cut>> open = new LinkedHashMap<>();

    /** What is wrong now, by node and fault. */
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();

    private final Map<Long, Disturbance> wrongs = new LinkedHashMap<>();
    private final Map<Long, Outage> outages = new LinkedHashMap<>();
    private final Map<Long, List<Operation>> completions = new LinkedHashMap<>();
    private final long firstOk;
    private final long lastOk;
    private final long began;

    Matters(Story story, Glyphs glyphs) {
        this.story = story;
        this.glyphs = glyphs;
        story.cuts().forEach(cut -> cuts.put(cut.step(), cut));
        story.disturbances().forEach(it -> wrongs.put(it.step(), it));
        for (Lane lane : story.lanes()) {
            lane.disturbances().forEach(it -> wrongs.put(it.step(), it));
            lane.outages().forEach(outage -> outages.put(outage.step(), outage));
        }
        long first = -1;
        long last = -1;
        for (Operation operation : story.trace().history().operations()) {
            completions
                    .computeIfAbsent(operation.completed(), step -> new ArrayList<>())
                    .add(operation);
            if (operation.outcome() instanceof Outcome.Ok) {
                first = first < 0 ? operation.completed() : Math.min(first, operation.completed());
                last = Math.max(last, operation.completed());
            }
        }
        this.firstOk = first;
        this.lastOk = last;
        this.began = story.fromNanos();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(boots());
        for (Step step : story.trace().steps()) {
            add(step, rows);
            for (Verdict verdict : story.verdicts()) {
                if (verdict.broken() && verdict.step() == step.number()) {
                    rows.add(broken(verdict));
                }
            }
        }
        List<Row> drawnTogether = Likeness.drawTogether(rows);
        List<Row> filled = new Gaps(story, glyphs).fill(drawnTogether);
        filled.addAll(end());
        return filled;
    }

    // ---- the beginning and the end

    /** Everybody's first boot, in one line for each role. */
    private List<Row> boots() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        Map<String, Step> firsts = new LinkedHashMap<>();
        for (Step step : story.trace().steps()) {
            if (isFirstBoot(step) && step.timeNanos() == began && step.after() != null) {
                String role = Things.role(step.after());
                names.computeIfAbsent(role, it -> new ArrayList<>())
                        .add(Objects.requireNonNull(step.node()).name());
                firsts.putIfAbsent(role, step);
            }
        }
        List<Row> rows = new ArrayList<>();
        firsts.forEach((role, step) -> {
            List<String> who = names.get(role);
            rows.add(Row.of(
                    step.number(),
                    step.timeNanos(),
                    "all",
                    Tone.QUIET,
                    String.join(" ", who) + (who.size() == 1 ? " begins as " : " begin as ") + role));
        });
        return rows;
    }

    private static boolean isFirstBoot(Step step) {
        return step.event() instanceof Event.Booted(int incarnation) && incarnation == 0;
    }

    private List<Row> end() {
        List<Row> rows = new ArrayList<>();
        long last = Long.MAX_VALUE;
        for (Operation operation : completions.getOrDefault(Operation.OPEN, List.of())) {
            rows.add(Row.of(
                            last,
                            story.toNanos(),
                            operation.client().name(),
                            Tone.FAULT,
                            "still without an answer: " + Things.brief(operation.question(), LONGEST) + ", asked at "
                                    + Glyphs.rounded(operation.invokedNanos()))
                    .like("still without an answer"));
        }
        for (Verdict verdict : story.verdicts()) {
            if (verdict.broken() && verdict.step() < 0) {
                rows.add(broken(verdict));
            }
        }
        rows = new ArrayList<>(Likeness.drawTogether(rows));
        String sentence = story.trace().end().sentence();
        rows.add(Row.of(
                last,
                story.toNanos(),
                "end",
                Tone.QUIET,
                switch (story.trace().end().kind()) {
                    case TIME_UP -> "the time is up";
                    case QUIET -> "nothing is left to happen";
                    case STOPPED -> "stopped: " + sentence;
                    case REFUSED -> "refused: " + sentence;
                    case THREW -> "a handler threw an exception: " + sentence;
                    case STEP_LIMIT -> "stopped: " + sentence;
                }));
        return rows;
    }

    private Row broken(Verdict verdict) {
        return Row.of(
                verdict.step(),
                verdict.timeNanos(),
                "!!!!",
                Tone.BAD,
                "BROKEN: " + verdict.promise() + (verdict.sentence().isEmpty() ? "" : ": " + verdict.sentence()));
    }

    // ---- a step

    private void add(Step step, List<Row> rows) {
        String node = step.node() == null ? "net" : step.node().name();
        switch (step.event()) {
            case Event.Booted(int incarnation) when incarnation > 0 ->
                rows.add(row(step, node, Tone.GOOD, "RESTART as " + state(step.after())));
            case Event.Booted first when step.timeNanos() > began -> rows.add(row(step, node, Tone.GOOD, "JOINS as " + state(step.after())));
            case Event.Booted first -> {}
            case Event.Continued continued -> roleChange(step, node, rows);
            case Event.Disturbed(int fault, String what) -> {
                wrong.computeIfAbsent(node + fault, key -> new ArrayList<>()).add(what);
                rows.add(row(step, node, Tone.FAULT, "DISTURBED: " + what + lasts(wrongs.get(step.number()))));
            }
            case Event.Restored(int fault) -> {
                List<String> over = wrong.remove(node + fault);
                rows.add(row(step, node, Tone.GOOD, "RESTORED" + (over == null ? "" : ": " + String.join(", ", over))));
            }
            case Event.Crashed crashed ->
                rows.add(row(step, node, Tone.BAD, "CRASH of the " + state(step.before()) + lasts(step)));
            case Event.Partitioned partitioned -> rows.add(row(step, node, Tone.FAULT, partition(step)));
            case Event.Healed(int fault) -> rows.add(row(step, node, Tone.GOOD, healed(fault)));
            case Event.Delivered delivered -> roleChange(step, node, rows);
            case Event.TimedOut timedOut -> roleChange(step, node, rows);
            case Event.Requested requested -> roleChange(step, node, rows);
            case Event.GaveUp gaveUp -> roleChange(step, node, rows);
            case Event.Dropped dropped -> {}
        }
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Noted(String text) ->
                    rows.add(row(step, node, Tone.PLAIN, "note: " + text).like("note: " + text));
                case Effect.Refused(Object message) ->
                    rows.add(row(
                            step,
                            node,
                            Tone.BAD,
                            "REFUSED by a " + state(step.before()) + ": " + Things.brief(message, LONGEST)));
                case Effect.Sent sent -> {}
                case Effect.TimerSet set -> {}
                case Effect.TimerCancelled cancelled -> {}
                case Effect.Saved saved -> {}
                case Effect.Wrote wrote -> {}
                case Effect.Synced synced -> {}
                case Effect.Completed completed -> {}
            }
        }
        for (Operation operation : completions.getOrDefault(step.number(), List.of())) {
            completion(step, operation).ifPresent(rows::add);
        }
    }

    private static Row row(Step step, String node, Tone tone, String text) {
        return Row.of(step.number(), step.timeNanos(), node, tone, text);
    }

    /** A node that changed its role; also one that began a new era of its own accord, as a candidate whom nobody hears. */
    private void roleChange(Step step, String node, List<Row> rows) {
        Object before = step.before();
        Object after = step.after();
        if (before == null || after == null || before == after) {
            return;
        }
        boolean sameRole = Things.kind(before).equals(Things.kind(after));
        if (sameRole && !(step.event() instanceof Event.TimedOut)) {
            return;
        }
        Optional<Era> was = Era.of(states.of(before));
        Optional<Era> is = Era.of(states.of(after));
        if (sameRole && was.equals(is)) {
            return;
        }
        String era = is.map(Era::toString).orElse("");
        if (was.isPresent() && is.isPresent() && !was.equals(is)) {
            era = is.get().word() + " " + was.get().number() + " " + glyphs.arrow() + " "
                    + is.get().number();
        }
        String still = "still " + Things.role(after);
        rows.add(Row.of(
                        step.number(),
                        step.timeNanos(),
                        node,
                        Tone.ROLE,
                        sameRole ? still : Things.role(before) + " " + glyphs.arrow() + " " + Things.role(after),
                        era,
                        new Words(glyphs).cause(step.event()))
                .like(sameRole ? node + " is " + still : ""));
    }

    private String state(@Nullable Object state) {
        if (state == null) {
            return "node";
        }
        String role = Things.role(state);
        return Era.of(states.of(state)).map(era -> role + ", " + era).orElse(role);
    }

    private static String lasts(@Nullable Disturbance it) {
        return it == null || it.toNanos() == Flight.OPEN
                ? ""
                : "; for " + Glyphs.rounded(it.toNanos() - it.fromNanos());
    }

    private String lasts(Step step) {
        Outage outage = outages.get(step.number());
        return outage == null || outage.toNanos() == Flight.OPEN
                ? "; it stays down"
                : "; down for " + Glyphs.rounded(outage.toNanos() - outage.fromNanos());
    }

    private String partition(Step step) {
        Cut cut = cuts.get(step.number());
        if (cut == null) {
            return "PARTITION";
        }
        open.computeIfAbsent(cut.fault(), key -> new ArrayList<>()).add(cut);
        String what = (cut.oneWay() ? "ONE-WAY PARTITION " : "PARTITION ") + cut.words(story.lanes().size());
        return what
                + (cut.toNanos() == Flight.OPEN
                        ? "; it is never healed"
                        : "; for " + Glyphs.rounded(cut.toNanos() - cut.fromNanos()));
    }

    private String healed(int fault) {
        List<Cut> healed = open.remove(fault);
        return healed == null
                ? "HEALED"
                : "HEALED "
                        + healed.stream()
                                .map(cut -> cut.words(story.lanes().size()))
                                .collect(Collectors.joining(", "));
    }

    private Optional<Row> completion(Step step, Operation operation) {
        String node = operation.client().name();
        String asked = Things.brief(operation.question(), LONGEST);
        String after = " after " + Glyphs.rounded(operation.completedNanos() - operation.invokedNanos());
        return switch (operation.outcome()) {
            case Outcome.Ok(Record answer) when step.number() == firstOk || step.number() == lastOk ->
                Optional.of(row(
                        step,
                        node,
                        Tone.GOOD,
                        (step.number() == firstOk ? "first operation ok: " : "last operation ok: ") + asked + " "
                                + glyphs.arrow() + " " + Things.brief(answer, LONGEST) + after));
            case Outcome.Ok ok -> Optional.empty();
            case Outcome.Fail(String reason) ->
                Optional.of(row(step, node, Tone.FAULT, "operation failed: " + asked + ": " + reason + after)
                        .like("operation failed"));
            case Outcome.Unknown(String reason) ->
                Optional.of(row(step, node, Tone.FAULT, "outcome unknown: " + asked + ": " + reason + after)
                        .like("outcome unknown"));
        };
    }
}
