package orrery.viz.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import orrery.trace.Alignment;
import orrery.trace.Event;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.viz.page.DiffPage.Side;
import orrery.viz.play.Hand;
import orrery.viz.play.Hostile;
import orrery.viz.play.Plays;
import orrery.viz.svg.Palette;

/** The page of two runs: both pictures on one axis, the differing steps pointed out, and nothing in a run can break it. */
class DiffPageTest {

    private static String page(Trace here, Trace there) {
        return DiffPage.render(
                new Side("one <b>", here, List.of()),
                new Side("other", there, Hostile.verdicts()),
                Alignment.of(here, List.of(), there),
                "./orrery diff one other");
    }

    @Test
    void bothPicturesHaveOneAxisAndPointAtTheirSteps() {
        String page = page(Plays.troubled(7), Plays.troubled(8));
        assertThat(page.split("<svg", -1)).hasSize(3);
        String[] pictures = page.split("<figure>", -1);
        assertThat(pictures[1]).contains(Palette.POINTER);
        assertThat(pictures[2]).contains(Palette.POINTER);
        assertThat(axis(pictures[1])).isNotEmpty().isEqualTo(axis(pictures[2]));
        assertThat(page)
                .contains(
                        "The first difference that matters: at ", "one &lt;b&gt; and other", "How far each node goes");
    }

    /** Labels of times with their places. */
    private static List<String> axis(String picture) {
        return picture.lines()
                .filter(line -> line.matches("<text .*>[0-9.]+ (s|ms|µs|ns)</text>"))
                .map(line -> line.replaceFirst(" y=\"[^\"]*\"", ""))
                .toList();
    }

    /** They part at once: one begins with a message of one type, the other with one of another. */
    @Test
    void differentTypesHaveDifferentColoursInBoth() {
        String[] pictures = page(oneLetter("Alpha"), oneLetter("Beta")).split("<figure>", -1);
        assertThat(colour(pictures[1], "Alpha")).isNotEqualTo(colour(pictures[2], "Beta"));
    }

    private static Trace oneLetter(String type) {
        Hand hand = new Hand("letter", List.of("n1", "n2"), List.of());
        Value letter = Hand.thing(type, "number", 1);
        hand.stays(0, 0, new Event.TimedOut(letter), hand.send(1, letter, 0));
        hand.stays(5, 1, hand.delivery(0, letter, 0, 0));
        return hand.trace(10);
    }

    /** Of the first arrow of a type. */
    private static String colour(String picture, String type) {
        Matcher arrow = Pattern.compile("  " + type + "\\([^<]*</title><path [^>]*stroke=\"(#[0-9a-f]{6})\"")
                .matcher(picture);
        assertThat(arrow.find()).isTrue();
        return arrow.group(1);
    }

    @Test
    void equalRunsDifferInNothing() {
        String page = page(Plays.leaderDies(), Plays.leaderDies());
        assertThat(page).contains("Nothing that matters differs.").doesNotContain(Palette.POINTER);
    }

    @Test
    void whatARunSaysIsOnlyText() {
        for (String page : List.of(page(Hostile.trace(), Plays.leaderDies()), page(Hostile.trace(), Hostile.trace()))) {
            assertThat(page)
                    .contains("default-src 'none'")
                    .doesNotContain("<script", "onload='x'", "\u202E", "\u001B", "\u0000")
                    .doesNotContain("http://example", "src=", "href=");
        }
    }
}
