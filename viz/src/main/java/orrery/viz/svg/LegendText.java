package orrery.viz.svg;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import orrery.trace.Event.Detour;
import orrery.viz.story.Flight;
import orrery.viz.story.Flight.Fate;
import orrery.viz.story.Lane;
import orrery.viz.story.Mark;
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
        fate(legend, Fate.SILENCED, "kept back by its Byzantine sender");
        if (traffic.arrows().stream().anyMatch(Flight::altered)) {
            legend.add("altered on its way", Legend.arrow(ANY, Fate.DELIVERED, Arrows.ALTERED));
        }
        if (traffic.arrows().stream().anyMatch(flight -> flight.copy() > 0)) {
            legend.add("duplicate", Legend.arrow(ANY, Fate.DELIVERED, Arrows.DUPLICATE));
        }
        for (Detour detour : Detour.ALL) {
            if (detour != Detour.NONE && traffic.arrows().stream().anyMatch(flight -> flight.detour() == detour)) {
                legend.add(detour.words(), Legend.detour(ANY));
            }
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
        if (any(Lane::outages, outage -> layout.shows(outage.fromNanos()))) {
            legend.add("crash", (canvas, box) -> Marks.crash(canvas, box.centre()));
        }
        if (any(Lane::outages, outage -> layout.shows(outage.fromNanos(), outage.toNanos()))) {
            legend.add("down", (canvas, box) -> Marks.down(canvas, bar(box)));
        }
        if (any(Lane::outages, outage -> layout.shows(outage.toNanos()))) {
            legend.add("restart", (canvas, box) -> Marks.restart(canvas, box.centre()));
        }
        if (any(Lane::disturbances, it -> layout.shows(it.fromNanos(), it.toNanos()))) {
            legend.add("something wrong", (canvas, box) -> Marks.disturbance(canvas, strip(box)));
        }
        Set<String> frequent = LaneMarks.tooFrequent(layout, story.lanes());
        if (any(Mark.Kind.TIMER, frequent)) {
            legend.add(
                    "timer fired",
                    (canvas, box) -> Marks.timer(
                            canvas, box.centre().plus(0, 4), box.centre().plus(0, -3)));
        }
        if (any(Mark.Kind.NOTE, Set.of())) {
            legend.add("note", (canvas, box) -> Marks.note(canvas, box.centre(), Palette.TEXT));
        }
        if (any(Mark.Kind.GAVE_UP, Set.of())) {
            legend.add("given up by its client", (canvas, box) -> Marks.note(canvas, box.centre(), Palette.UNKNOWN));
        }
        if (any(Mark.Kind.REFUSED, Set.of())) {
            legend.add("refused message", (canvas, box) -> Marks.note(canvas, box.centre(), Palette.BROKEN));
        }
        operation(legend, Operations.Look.OK, "operation ok");
        operation(legend, Operations.Look.FAIL, "operation failed");
        operation(legend, Operations.Look.UNKNOWN, "outcome unknown");
        operation(legend, Operations.Look.OPEN, "never answered");
    }

    /** Whether there is such a thing on any lane. */
    private <E> boolean any(Function<Lane, List<E>> things, Predicate<E> such) {
        return story.lanes().stream()
                .anyMatch(lane -> things.apply(lane).stream().anyMatch(such));
    }

    private boolean any(Mark.Kind kind, Set<String> butTypes) {
        return any(
                Lane::marks,
                mark -> mark.kind() == kind && layout.shows(mark.nanos()) && !butTypes.contains(mark.type()));
    }

    private void operation(Legend legend, Operations.Look look, String words) {
        if (any(
                Lane::operations,
                it -> layout.shows(it.invokedNanos(), it.completedNanos()) && Operations.Look.of(it) == look)) {
            legend.add(words, (canvas, box) -> Operations.paint(canvas, bar(box), look, true));
        }
    }

    private static Box bar(Box box) {
        return new Box(box.x(), box.y() + 1, box.width(), 12);
    }

    private static Box strip(Box box) {
        return new Box(box.x(), box.y() + 4, box.width(), Marks.DISTURBANCE);
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
