package orrery.viz.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.viz.story.Cut;
import orrery.viz.story.Disturbance;
import orrery.viz.story.Flight;
import orrery.viz.story.Lane;
import orrery.viz.story.Outage;
import orrery.viz.story.Story;

/** Tells faults as they strike and end, with how long they last. To be asked about the steps in their order. */
final class FaultRows {

    private final Story story;
    private final RoleRows roles;

    /** By the step at which they began. These and the following are only asked, never walked. */
    private final Map<Long, Cut> cuts = new HashMap<>();

    private final Map<Long, Outage> outages = new HashMap<>();
    private final Map<Long, Disturbance> disturbances = new HashMap<>();

    /** What has begun and not ended, in words, by where and fault. */
    private final Map<String, List<String>> open = new HashMap<>();

    FaultRows(Story story, RoleRows roles) {
        this.story = story;
        this.roles = roles;
        story.cuts().forEach(cut -> cuts.put(cut.step(), cut));
        story.disturbances().forEach(it -> disturbances.put(it.step(), it));
        for (Lane lane : story.lanes()) {
            lane.outages().forEach(outage -> outages.put(outage.step(), outage));
            lane.disturbances().forEach(it -> disturbances.put(it.step(), it));
        }
    }

    /** The row of a step that is a fault or its end. */
    Optional<Row> row(Step step) {
        return switch (step.event()) {
            case Event.Booted booted ->
                RoleRows.isBeginning(story, step) ? Optional.empty() : good(step, booted(step, booted));
            case Event.Crashed(String how) ->
                row(
                        step,
                        Tone.BAD,
                        "CRASH of the " + roles.state(step.node(), step.before()) + (how.isEmpty() ? "" : ", " + how)
                                + down(step));
            case Event.Partitioned parted -> partition(step, parted.fault());
            case Event.Disturbed(int fault, Event.Trouble kind, String what) ->
                row(step, Tone.FAULT, disturbed(step, fault, what));
            case Event.Healed(int fault) -> good(step, "HEALED" + ended(step, fault));
            case Event.Restored(int fault) -> good(step, "RESTORED" + ended(step, fault));
            case Event.Delivered delivered -> Optional.empty();
            case Event.Dropped dropped -> Optional.empty();
            case Event.TimedOut timedOut -> Optional.empty();
            case Event.Requested requested -> Optional.empty();
            case Event.GaveUp gaveUp -> Optional.empty();
            case Event.Continued continued -> Optional.empty();
        };
    }

    private static Optional<Row> row(Step step, Tone tone, String text) {
        return Optional.of(Row.of(step.number(), step.timeNanos(), Words.where(step), tone, text));
    }

    private static Optional<Row> good(Step step, String text) {
        return row(step, Tone.GOOD, text);
    }

    // ---- nodes

    private String booted(Step step, Event.Booted booted) {
        return (booted.incarnation() > 0 ? "RESTART as " : "JOINS as ")
                + roles.state(step.node(), step.after())
                + Words.as(booted.version());
    }

    private String down(Step step) {
        Outage outage = outages.get(step.number());
        return outage == null || outage.toNanos() == Flight.OPEN
                ? "; it stays down"
                : "; down for " + Glyphs.rounded(outage.toNanos() - outage.fromNanos());
    }

    // ---- what lasts

    /** What one fault cuts at one moment is told once. */
    private Optional<Row> partition(Step step, int fault) {
        Cut first = cuts.get(step.number());
        if (first == null) {
            return row(step, Tone.FAULT, "PARTITION");
        }
        List<Cut> together = story.cuts().stream()
                .filter(cut -> cut.fault() == fault && cut.fromNanos() == first.fromNanos())
                .toList();
        if (!together.getFirst().equals(first)) {
            return Optional.empty();
        }
        String who =
                together.stream().map(cut -> cut.words(story.lanes().size())).collect(Collectors.joining(", "));
        begun(step, fault, who);
        return row(
                step,
                Tone.FAULT,
                first.kind().toUpperCase(Locale.ROOT) + " " + who
                        + (first.toNanos() == Flight.OPEN
                                ? "; it is never healed"
                                : lasts(first.fromNanos(), first.toNanos())));
    }

    private String disturbed(Step step, int fault, String what) {
        begun(step, fault, what);
        Disturbance it = disturbances.get(step.number());
        return "DISTURBED: " + what
                + (it == null || it.toNanos() == Flight.OPEN ? "" : lasts(it.fromNanos(), it.toNanos()));
    }

    private static String lasts(long fromNanos, long toNanos) {
        return "; for " + Glyphs.rounded(toNanos - fromNanos);
    }

    private void begun(Step step, int fault, String what) {
        open.computeIfAbsent(Words.where(step) + fault, key -> new ArrayList<>())
                .add(what);
    }

    private String ended(Step step, int fault) {
        List<String> over = open.remove(Words.where(step) + fault);
        return over == null ? "" : over.stream().collect(Collectors.joining(", ", ": ", ""));
    }
}
