package orrery.viz.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.verdict.Evidence;
import orrery.verdict.Verdict;
import orrery.viz.Golden;
import orrery.viz.Xml;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Hand;
import orrery.viz.play.Hostile;
import orrery.viz.play.Loaded;
import orrery.viz.play.Plays;
import orrery.viz.story.Remark;
import orrery.viz.story.Story;
import orrery.viz.svg.SpaceTimeOptions.Direction;

/** Space-time diagrams: what is in them, and that nothing in a trace can break them. */
class SpaceTimeTest {

    private static final SpaceTimeOptions WHOLE = SpaceTimeOptions.wholeRun();
    private static final long MILLIS = 1_000_000L;

    static Stream<Trace> plays() {
        return Stream.of(
                Plays.pingPong(),
                Plays.leaderDies(),
                Plays.troubled(7),
                Plays.longRun(Recording.everything()),
                Plays.longRun(Recording.ring(300)),
                Plays.longRun(Recording.digestOnly()),
                EverythingHappens.trace(),
                Hostile.trace());
    }

    private static Story story(Trace trace) {
        return Story.of(trace, EverythingHappens.verdicts());
    }

    @Test
    void twoNodesPlayPingPong() {
        Golden.check("ping-pong.svg", SpaceTime.svg(story(Plays.pingPong()), WHOLE.size(900, 0), "p"));
    }

    @Test
    void everySignHasItsPlace() {
        Story everything = story(EverythingHappens.trace())
                .told(List.of(
                        Remark.note(150 * MILLIS, "alice knows <that> she leads."),
                        Remark.ask(200 * MILLIS, "Who else does?", "bob")));
        Golden.check("everything.svg", SpaceTime.svg(everything, WHOLE.size(1300, 0), "e"));
        Golden.check(
                "everything.down.svg",
                SpaceTime.svg(everything, WHOLE.size(1100, 0).directed(Direction.DOWN), "e"));
    }

    @ParameterizedTest
    @MethodSource("plays")
    void aDrawingIsWellFormedAndStandsForItself(Trace trace) throws Exception {
        for (Direction direction : Direction.values()) {
            String svg = SpaceTime.svg(story(trace), WHOLE.directed(direction), "x-");
            Document document = Xml.parse(svg);
            assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
            assertThat(Xml.texts(document, "title").get(0)).contains("seed");
            assertThat(Xml.texts(document, "desc").get(0)).contains("Space-time diagram");
            assertThat(Xml.elements(document, "script")).isEmpty();
            assertThat(svg).doesNotContain("href", "@import", "NaN", "Infinity");
            assertThat(document.getElementsByTagNameNS("*", "*").getLength()).isGreaterThan(10);
        }
    }

    @ParameterizedTest
    @MethodSource("plays")
    void theSameTraceIsTheSameDrawing(Trace trace) {
        assertThat(SpaceTime.svg(story(trace), WHOLE, "x")).isEqualTo(SpaceTime.svg(story(trace), WHOLE, "x"));
    }

    @ParameterizedTest
    @MethodSource("plays")
    void aLoadedTraceIsTheSameDrawing(Trace trace) {
        assumeThat(trace.header().scenario())
                .as("a trace file takes no such names")
                .isNotEqualTo(Hostile.EVIL);
        assertThat(SpaceTime.svg(story(Loaded.of(trace)), WHOLE, "x"))
                .isEqualTo(SpaceTime.svg(story(trace), WHOLE, "x"));
    }

    @Test
    void hostileTextIsOnlyText() throws Exception {
        String svg = SpaceTime.svg(Story.of(Hostile.trace(), Hostile.verdicts()), WHOLE, "x");
        Document document = Xml.parse(svg);
        assertThat(Xml.elements(document, "script")).isEmpty();
        assertThat(svg).doesNotContain("<script", "\u202E", "\u001B").contains("&lt;script&gt;");
        assertThat(Xml.elements(document, "*")).allMatch(element -> !element.hasAttribute("onload"));
    }

    @Test
    void tooManyMessagesAreCountedInsteadAndThePictureSaysSo() throws Exception {
        Story story = story(Plays.longRun(Recording.everything()));
        Traffic traffic = Traffic.of(story, List.of(story), 0, story.toNanos(), 500);
        assertThat(traffic.arrows()).hasSizeLessThanOrEqualTo(500);
        assertThat(traffic.arrows().size() + traffic.bars().size())
                .isEqualTo(story.flights().size());
        assertThat(traffic.barred()).contains("Heartbeat").doesNotContain("RequestVote");

        Document drawn = Xml.parse(SpaceTime.svg(story, WHOLE.arrows(500), "x"));
        assertThat(Xml.texts(drawn, "text"))
                .anyMatch(text -> text.startsWith("too many for arrows") && text.contains("Heartbeat"));
    }

    @Test
    void aWindowShowsWhatItContains() throws Exception {
        Story story = story(Plays.leaderDies());
        Document drawn = Xml.parse(SpaceTime.svg(story, WHOLE.window(0, 150 * MILLIS), "x"));
        assertThat(Xml.texts(drawn, "title")).noneMatch(title -> title.contains(" -> "));
        Document crash = Xml.parse(SpaceTime.svg(story, WHOLE.window(590 * MILLIS, 610 * MILLIS), "x"));
        assertThat(Xml.texts(crash, "title"))
                .anyMatch(title -> title.equals("n3 is down from 600ms to 1.1s"))
                .noneMatch(title -> title.contains("candidate"));
        assertThat(Xml.texts(crash, "text")).contains("crash", "600 ms").doesNotContain("restart");
    }

    @Test
    void whatTheScenarioSaysIsNumberedAndToldBelow() throws Exception {
        Story story = story(Plays.leaderDies())
                .told(List.of(
                        Remark.note(700 * MILLIS, "The leader is gone. " + "It says nothing any more. ".repeat(60)),
                        Remark.ask(710 * MILLIS, "Who leads now?", "n1 does."),
                        Remark.note(9_000 * MILLIS, "Never.")));
        for (Direction direction : Direction.values()) {
            Document drawn = Xml.parse(SpaceTime.svg(story, WHOLE.size(900, 0).directed(direction), "x"));
            assertThat(Xml.texts(drawn, "text"))
                    .contains("1", "2", "710ms, a question: Who leads now?")
                    .anyMatch(text -> text.startsWith("700ms: The leader is gone."))
                    .anyMatch(text -> text.endsWith("…"))
                    .noneMatch(text -> text.contains("Never") || text.contains("n1 does"));
        }
        Document before = Xml.parse(SpaceTime.svg(story, WHOLE.window(0, 600 * MILLIS), "x"));
        assertThat(Xml.texts(before, "text")).noneMatch(text -> text.contains("The leader is gone"));
        List<Remark> many = IntStream.range(0, 100)
                .mapToObj(nth -> Remark.note(nth, "note " + nth))
                .toList();
        assertThat(Xml.texts(Xml.parse(SpaceTime.svg(story.told(many), WHOLE, "x")), "text"))
                .contains("70 more notes are not shown");
    }

    @Test
    void theStepThatDecidesABrokenPromiseIsNamed() throws Exception {
        Trace trace = Plays.leaderDies();
        Step elected = trace.steps().stream()
                .filter(step -> step.after() != null
                        && step.before() != null
                        && !step.after().getClass().equals(step.before().getClass()))
                .findFirst()
                .orElseThrow();
        NodeId node = Objects.requireNonNull(elected.node());
        Verdict broken = new Verdict(
                "calm",
                Verdict.Status.BROKEN,
                "there was an election",
                170,
                1_500 * MILLIS,
                List.of(new Evidence(elected.number(), node, List.of())));
        Document drawn = Xml.parse(SpaceTime.svg(Story.of(trace, List.of(broken)), WHOLE, "x"));
        assertThat(Xml.texts(drawn, "text"))
                .contains("BROKEN: calm")
                .anyMatch(text -> text.startsWith("decides it: " + node + ": ") && text.contains(" → "));
        assertThat(Xml.texts(drawn, "title"))
                .anyMatch(title -> title.startsWith("but for this, calm would not be broken: ")
                        && title.endsWith("(step " + elected.number() + ")"));
    }

    @Test
    void namesOfLanesNeverMeet() {
        for (int nodes : new int[] {1, 3, 5, 20, 60, 300}) {
            List<String> names = IntStream.range(0, nodes)
                    .mapToObj(nth -> "a-rather-long-name-for-a-node-" + nth)
                    .toList();
            Story story = story(new Hand("many", names, List.of("c1", "c2", "c3")).trace(100));
            for (Direction direction : Direction.values()) {
                for (int depth : new int[] {0, 400, 1000}) {
                    Drawing drawing = new Drawing(story, WHOLE.size(1000, depth).directed(direction));
                    List<Box> boxes = LaneNames.boxes(drawing.layout, story.lanes());
                    for (int one = 0; one < boxes.size(); one++) {
                        for (int other = one + 1; other < boxes.size(); other++) {
                            assertThat(boxes.get(one).overlaps(boxes.get(other)))
                                    .as("%s and %s of %s, %s, %s deep", one, other, nodes, direction, depth)
                                    .isFalse();
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plays")
    void everyTextStandsOnThePage(Trace trace) {
        for (Direction direction : Direction.values()) {
            Drawing drawing = new Drawing(story(trace), WHOLE.directed(direction));
            Noticing noticing = new Noticing();
            drawing.paint(noticing);
            Box page = new Box(0, 0, drawing.layout.width, drawing.layout.height);
            assertThat(noticing.texts).allMatch(written -> page.contains(written.box()));
        }
    }

    @ParameterizedTest
    @MethodSource("plays")
    void whatIsWrittenBesideArrowsAndNotesDoesNotMeet(Trace trace) {
        Drawing drawing = new Drawing(story(trace), WHOLE);
        Noticing noticing = new Noticing();
        drawing.paint(noticing);
        List<Noticing.Written> free = noticing.texts.stream()
                .filter(written -> written.lettering().halo() && drawing.layout.plot.contains(written.box()))
                .toList();
        for (int one = 0; one < free.size(); one++) {
            for (int other = one + 1; other < free.size(); other++) {
                assertThat(free.get(one).box().overlaps(free.get(other).box()))
                        .as("%s and %s", free.get(one), free.get(other))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plays")
    void pixelsShowTheSameDrawing(Trace trace) throws Exception {
        byte[] png = SpaceTime.png(story(trace), WHOLE.size(800, 0));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        Layout layout = new Drawing(story(trace), WHOLE.size(800, 0)).layout;
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo((int) Math.ceil(2 * layout.height));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(20);
        assertThat(SpaceTime.png(story(trace), WHOLE.size(800, 0))).isEqualTo(png);
    }

    @Test
    void aThousandNodesMakeAPictureOfBearableSize() throws Exception {
        List<String> names = IntStream.range(0, 1000).mapToObj(nth -> "n" + nth).toList();
        byte[] png = SpaceTime.png(story(new Hand("crowd", names, List.of()).trace(100)), WHOLE);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat((long) image.getWidth() * image.getHeight()).isLessThan(26_000_000L);
    }

    @Test
    void aRunInWhichNothingHappenedIsStillAPicture() throws Exception {
        Trace empty = new Hand("silence", List.of(), List.of()).trace(0);
        assertThat(empty.history()).isEqualTo(new History(List.of()));
        for (Direction direction : Direction.values()) {
            Xml.parse(SpaceTime.svg(Story.of(empty, List.of()), WHOLE.directed(direction), "x"));
        }
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> WHOLE.window(5, 5))
                .hasMessage("a window runs from a smaller to a larger time, not from 5ns to 5ns");
        assertThatThrownBy(() -> WHOLE.size(100, 0)).hasMessageContaining("between 300 and 20000 pixels");
        assertThatThrownBy(() -> WHOLE.size(1000, 1_000_000)).hasMessageContaining("not 1000 and 1000000");
    }

    @Test
    void aStepIsPointedOutWhereItHappened() throws Exception {
        Trace trace = Plays.leaderDies();
        Step step = trace.steps().stream()
                .filter(each -> each.event() instanceof Event.Crashed)
                .findFirst()
                .orElseThrow();
        NodeId node = Objects.requireNonNull(step.node());
        for (Direction direction : Direction.values()) {
            SpaceTimeOptions options = WHOLE.directed(direction)
                    .pointingAt(new SpaceTimeOptions.Spot(node, step.timeNanos(), "look <here>"));
            Document document = Xml.parse(SpaceTime.svg(story(trace), options, "x-"));
            assertThat(Xml.texts(document, "text")).contains("look <here>");
            assertThat(Xml.elements(document, "circle"))
                    .filteredOn(circle -> Palette.POINTER.equals(circle.getAttribute("stroke")))
                    .hasSize(1);
            assertThat(SpaceTime.svg(story(trace), options.window(0, step.timeNanos() - 1), "x-"))
                    .doesNotContain(Palette.POINTER);
        }
    }

    @Test
    void someLanesAndTheMessagesBetweenThem() throws Exception {
        Story whole = story(Plays.leaderDies());
        List<String> names = List.of(
                whole.lanes().get(1).node().name(), whole.lanes().get(2).node().name());
        Story part = whole.only(names::contains, kind -> !kind.equals("Vote"));
        assertThat(part.lanes()).hasSize(2);
        assertThat(part.flights())
                .isNotEmpty()
                .allMatch(flight -> names.contains(flight.from().name())
                        && names.contains(flight.to().name())
                        && !flight.kind().equals("Vote"))
                .hasSizeLessThan(whole.flights().size());
        for (Direction direction : Direction.values()) {
            Document document =
                    Xml.parse(SpaceTime.svg(part, WHOLE.directed(direction).size(700, 400), "x-"));
            assertThat(Xml.texts(document, "text")).containsAll(names).anyMatch(text -> text.contains("2 of "));
        }
        assertThat(SpaceTime.svg(whole.only(node -> true, kind -> true), WHOLE, "x-"))
                .isEqualTo(SpaceTime.svg(whole, WHOLE, "x-"));
    }
}
