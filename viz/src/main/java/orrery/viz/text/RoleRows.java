package orrery.viz.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.viz.story.Era;
import orrery.viz.story.States;
import orrery.viz.story.Story;
import orrery.viz.story.Things;

/** Tells which role each node is in, and when that changes. To be asked about the steps in their order. */
final class RoleRows {

    private final Glyphs glyphs;
    private final Words words;
    private final States states = new States();

    RoleRows(Glyphs glyphs) {
        this.glyphs = glyphs;
        this.words = new Words(glyphs);
    }

    /** Who was there from the beginning, in one line for each role. */
    static List<Row> beginnings(Story story) {
        Map<String, List<Step>> byRole = new LinkedHashMap<>();
        for (Step step : story.trace().steps()) {
            if (isBeginning(story, step) && step.after() != null) {
                byRole.computeIfAbsent(beginning(step), role -> new ArrayList<>())
                        .add(step);
            }
        }
        List<Row> rows = new ArrayList<>();
        byRole.forEach((role, steps) -> {
            String who = steps.stream().map(Words::where).collect(Collectors.joining(" "));
            Step first = steps.getFirst();
            rows.add(Row.of(
                    first.number(),
                    first.timeNanos(),
                    "all",
                    Tone.QUIET,
                    who + (steps.size() == 1 ? " begins as " : " begin as ") + role));
        });
        return rows;
    }

    private static String beginning(Step step) {
        String version = step.event() instanceof Event.Booted booted ? booted.version() : "";
        return Things.role(Objects.requireNonNull(step.after())) + Words.as(version);
    }

    static boolean isBeginning(Story story, Step step) {
        return step.event() instanceof Event.Booted(int incarnation, String version)
                && incarnation == 0
                && step.timeNanos() == story.fromNanos();
    }

    /** A node that changed its role; also one that began a new era of its own accord, as a candidate whom nobody hears. */
    @SuppressWarnings("ReferenceEquality") // what did not change is mostly the same object
    Optional<Row> change(Step step) {
        Object before = step.before();
        Object after = step.after();
        NodeId node = step.node();
        if (node == null || before == null || after == null || before == after) {
            return Optional.empty();
        }
        boolean sameRole = Things.kind(before).equals(Things.kind(after));
        if (sameRole && !(step.event() instanceof Event.TimedOut)) {
            return Optional.empty();
        }
        Optional<Era> was = Era.of(states.of(node, before));
        Optional<Era> is = Era.of(states.of(node, after));
        if (sameRole && was.equals(is)) {
            return Optional.empty();
        }
        String still = "still " + Things.role(after);
        String change = sameRole ? still : Things.role(before) + " " + glyphs.arrow() + " " + Things.role(after);
        return Optional.of(Row.of(
                        step.number(),
                        step.timeNanos(),
                        node.name(),
                        Tone.ROLE,
                        change,
                        eras(was, is),
                        words.cause(step.event()))
                .like(sameRole ? node.name() + " is " + still : ""));
    }

    private String eras(Optional<Era> was, Optional<Era> is) {
        if (is.isEmpty()) {
            return "";
        }
        return was.isEmpty() || was.equals(is)
                ? is.get().toString()
                : is.get().word() + " " + was.get().number() + " " + glyphs.arrow() + " "
                        + is.get().number();
    }

    /** A state's role and era, as in {@code leader, term 3}. */
    String state(@Nullable NodeId node, @Nullable Object state) {
        if (node == null || state == null) {
            return "node";
        }
        String role = Things.role(state);
        return Era.of(states.of(node, state)).map(era -> role + ", " + era).orElse(role);
    }
}
