package orrery.viz.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import orrery.viz.story.Flight;
import orrery.viz.story.Flight.Fate;
import orrery.viz.story.Lane;
import orrery.viz.story.Mark;
import orrery.viz.story.Outage;
import orrery.viz.story.Story;

/** Decides what the legend of a picture explains, and what it says about what the picture leaves out. */
final class LegendText {

    private static final String ANY = "#4a5662";

    private final Story story;
    private final Traffic traffic;
    private final RoleInks inks;
    private final Banners banners;
    private final Layout layout;

    LegendText(Story story, Traffic traffic, RoleInks inks, Banners banners, Layout layout) {
        this.story = story;
        this.traffic = traffic;
        this.inks = inks;
        this.banners = banners;
        this.layout = layout;
    }

    void write(Legend legend) {
        messages(legend);
        fates(legend);
        lanes(legend);
        notices(legend);
    }

    private void messages(Legend legend) {
        legend.group();
        Map<String, Integer> counts = new TreeMap<>();
        traffic.arrows().forEach(flight -> counts.merge(flight.kind(), 1, Integer::sum));
        int others = 0;
        for (String kind : traffic.kinds()) {
            int count = counts.getOrDefault(kind, 0);
            if (count > 0 && traffic.colour(kind).equals(Palette.OTHER_MESSAGES)) {
                others += count;
            } else if (count > 0) {
                legend.add(kind + " (" + count + ")", Legend.arrow(traffic.colour(kind), Fate.DELIVERED, 0));
            }
        }
        if (others > 0) {
            legend.add("other types (" + others + ")", Legend.arrow(Palette.OTHER_MESSAGES, Fate.DELIVERED, 0));
        }
    }

    private void fates(Legend legend) {
        legend.group();
        fate(legend, Fate.LOST, "lost on the way");
        fate(legend, Fate.CUT, "dropped by a partition");
        fate(legend, Fate.DOWN, "arrived at a node that is down");
        fate(legend, Fate.DAMAGED, "arrived damaged");
        fate(legend, Fate.OVERFLOWED, "dropped by a full queue");
        fate(legend, Fate.NO_LINK, "there is no link");
        if (traffic.arrows().stream().anyMatch(Flight::altered)) {
            legend.add("altered on its way", Legend.arrow(ANY, Fate.DELIVERED, Arrows.ALTERED));
        }
        if (traffic.arrows().stream().anyMatch(flight -> flight.copy() > 0)) {
            legend.add("duplicate", Legend.arrow(ANY, Fate.DELIVERED, Arrows.DUPLICATE));
        }
        fate(legend, Fate.UNDER_WAY, "not arrived by the end");
        if (traffic.arrows().stream().anyMatch(Flight::toItself)) {
            legend.add("to itself", (canvas, box) -> canvas.circle(box.centre(), 3, Ink.stroke(ANY, 1.3)));
        }
    }

    private void fate(Legend legend, Fate fate, String words) {
        if (traffic.arrows().stream().anyMatch(flight -> flight.fate() == fate)) {
            legend.add(words, Legend.arrow(ANY, fate, 0));
        }
    }

    private void lanes(Legend legend) {
        legend.group();
        inks.roles().stream()
                .limit(Palette.ROLES.size())
                .forEach(role -> legend.add(role, Legend.band(inks.ground(role))));
        boolean down = false;
        boolean crash = false;
        boolean restart = false;
        boolean disturbed = false;
        Set<String> frequent = LaneMarks.tooFrequent(layout, story.lanes());
        boolean timers = false;
        List<Mark.Kind> marks = new ArrayList<>();
        List<Operations.Look> looks = new ArrayList<>();
        for (Lane lane : story.lanes()) {
            for (Outage outage : lane.outages()) {
                down |= layout.shows(outage.fromNanos(), outage.toNanos());
                crash |= layout.shows(outage.fromNanos());
                restart |= layout.shows(outage.toNanos());
            }
            disturbed |= lane.disturbances().stream().anyMatch(it -> layout.shows(it.fromNanos(), it.toNanos()));
            for (Mark mark : lane.marks()) {
                if (layout.shows(mark.nanos())) {
                    marks.add(mark.kind());
                    timers |= mark.kind() == Mark.Kind.TIMER && !frequent.contains(mark.type());
                }
            }
            lane.operations().stream()
                    .filter(operation -> layout.shows(operation.invokedNanos(), operation.completedNanos()))
                    .map(Operations.Look::of)
                    .forEach(looks::add);
        }
        if (crash) {
            legend.add("crash", (canvas, box) -> Marks.crash(canvas, box.centre()));
        }
        if (down) {
            legend.add("down", (canvas, box) -> Marks.down(canvas, new Box(box.x(), box.y() + 1, box.width(), 12)));
        }
        if (restart) {
            legend.add("restart", (canvas, box) -> Marks.restart(canvas, box.centre()));
        }
        if (disturbed) {
            legend.add(
                    "something wrong",
                    (canvas, box) ->
                            Marks.disturbance(canvas, new Box(box.x(), box.y() + 4, box.width(), Marks.DISTURBANCE)));
        }
        if (timers) {
            legend.add(
                    "timer fired",
                    (canvas, box) -> Marks.timer(
                            canvas, box.centre().plus(0, 4), box.centre().plus(0, -3)));
        }
        if (marks.contains(Mark.Kind.NOTE)) {
            legend.add("note", (canvas, box) -> Marks.note(canvas, box.centre(), Palette.TEXT));
        }
        if (marks.contains(Mark.Kind.REFUSED)) {
            legend.add("refused message", (canvas, box) -> Marks.note(canvas, box.centre(), Palette.BROKEN));
        }
        operation(legend, looks, Operations.Look.OK, "operation ok");
        operation(legend, looks, Operations.Look.FAIL, "operation failed");
        operation(legend, looks, Operations.Look.UNKNOWN, "outcome unknown");
        operation(legend, looks, Operations.Look.OPEN, "never answered");
    }

    private static void operation(Legend legend, List<Operations.Look> looks, Operations.Look look, String words) {
        if (looks.contains(look)) {
            legend.add(
                    words,
                    (canvas, box) ->
                            Operations.paint(canvas, new Box(box.x(), box.y() + 1, box.width(), 12), look, true));
        }
    }

    private void notices(Legend legend) {
        if (!traffic.bars().isEmpty()) {
            legend.group();
            legend.add(
                    "too many for arrows, so counted under their sender: " + String.join(", ", traffic.barred()) + " ("
                            + traffic.bars().size() + ")",
                    Legend.band(Bars.ARRIVED));
            if (traffic.bars().stream().anyMatch(Flight::dropped)) {
                legend.add("of these, never arrived", Legend.band(Palette.CROSS));
            }
        }
        if (story.beginsLate() && layout.fromNanos < story.fromNanos()) {
            legend.say("only the last " + story.trace().steps().size() + " of "
                    + story.trace().summary().steps() + " steps were recorded");
        }
        if (banners.unnamed() > 0) {
            legend.say(banners.unnamed() + " partitions and broken promises found no place to be named above");
        }
        Set<String> frequent = LaneMarks.tooFrequent(layout, story.lanes());
        if (!frequent.isEmpty()) {
            legend.say("timers that fire too often to be shown: " + String.join(", ", frequent));
        }
    }
}
