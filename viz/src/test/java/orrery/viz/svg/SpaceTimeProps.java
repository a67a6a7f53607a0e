package orrery.viz.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import orrery.trace.Trace;
import orrery.viz.Xml;
import orrery.viz.play.Plays;
import orrery.viz.story.Story;

/** Whatever the seed and the window, a diagram shows each message once. */
class SpaceTimeProps {

    private static final int RUNS = 20;

    @Property(tries = RUNS, shrinking = ShrinkingMode.OFF)
    void everyDeliveredMessageHasOneArrow(@ForAll long seed) throws Exception {
        Trace trace = Plays.troubled(seed);
        SpaceTimeOptions all = SpaceTimeOptions.wholeRun().arrows(Integer.MAX_VALUE);
        List<String> titles = Xml.texts(Xml.parse(SpaceTime.svg(Story.of(trace, List.of()), all, "x")), "title");
        assertThat(titles)
                .filteredOn(title -> title.contains("; sent") && title.contains(", delivered at "))
                .hasSize((int) trace.summary().delivered());
    }

    @Property(tries = RUNS, shrinking = ShrinkingMode.OFF)
    void anyWindowOfAnySizeCanBeDrawn(
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long from,
            @ForAll @LongRange(min = 1, max = 4_000_000_000L) long length,
            @ForAll @IntRange(min = 300, max = 3000) int size,
            @ForAll SpaceTimeOptions.Direction direction)
            throws Exception {
        Story story = Story.of(Plays.troubled(seed), List.of());
        SpaceTimeOptions options = SpaceTimeOptions.wholeRun()
                .window(from, from + length)
                .size(size, size)
                .directed(direction);
        String svg = SpaceTime.svg(story, options, "x");
        Xml.parse(svg);
        assertThat(svg).doesNotContain("NaN", "Infinity", "width=\"-", "height=\"-");
    }

    @Property
    void aBoxIsCrossedByALineThroughAnyPointInIt(
            @ForAll @IntRange(min = 0, max = 10) int x,
            @ForAll @IntRange(min = 0, max = 10) int y,
            @ForAll @IntRange(min = -50, max = 50) int dx,
            @ForAll @IntRange(min = -50, max = 50) int dy) {
        Box box = new Box(0, 0, 10, 10);
        Point inside = new Point(x, y);
        assertThat(box.crossedBy(inside.plus(-dx, -dy), inside.plus(dx, dy))).isTrue();
        assertThat(box.crossedBy(inside.plus(20 + dx, 11), inside.plus(20, 30))).isFalse();
    }
}
