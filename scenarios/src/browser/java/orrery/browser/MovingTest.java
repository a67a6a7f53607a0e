package orrery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import orrery.api.NodeId;
import orrery.api.Word;
import orrery.browser.Library.Drawn;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.verdict.Evidence;
import orrery.verdict.Verdict;
import orrery.viz.story.Remark;

/** A reader moves through a run, by mouse, by keyboard and by address, and gets where the trace says that it is. */
@ExtendWith(Chromium.class)
class MovingTest {

    private static final Drawn RUN = Library.draw("raft/commits-old-terms");
    private static final List<Step> STEPS = RUN.played().trace().steps();

    private static Desk desk;
    private Page page;

    @BeforeAll
    static void sitDown(Browser browser) {
        desk = new Desk(browser);
    }

    @AfterAll
    static void rise() {
        desk.close();
    }

    @BeforeEach
    void open() {
        page = desk.open(RUN.html());
    }

    @AfterEach
    void nothingWentWrong() {
        desk.assertNothingWentWrong();
    }

    private long step() {
        return ((Number) page.evaluate("orrery.state().step")).longValue();
    }

    private void select(long step) {
        page.evaluate("step => orrery.select(step)", (double) step);
    }

    /** The first step after another of which something is so. */
    private static long next(long after, Predicate<Step> is) {
        return STEPS.stream()
                .filter(step -> step.number() > after && is.test(step))
                .mapToLong(Step::number)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFault(Step step) {
        return step.event() instanceof Event.Crashed
                || step.event() instanceof Event.Disturbed
                || step.event() instanceof Event.Restored
                || step.event() instanceof Event.Partitioned
                || step.event() instanceof Event.Healed
                || (step.event() instanceof Event.Booted booted && booted.incarnation() > 0);
    }

    private static Verdict broken() {
        return RUN.played().verdicts().stream()
                .filter(Verdict::broken)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void opensWhereThePromiseBrokeWithItsCausesLit() {
        assertThat(step()).isEqualTo(broken().step());
        assertThat(page.evaluate("orrery.state().lit")).isEqualTo(true);
        assertThat(page.locator("#verdicts [data-status=BROKEN]").textContent())
                .contains(broken().promise(), broken().sentence());
    }

    @Test
    void opensAtTheEndWhereOnlyTheWholeRunBrokeAPromise() {
        Drawn whole = Library.draw("pingpong/never-retries");
        page = desk.open(whole.html());
        assertThat(step()).isEqualTo(whole.played().trace().steps().getLast().number());
        assertThat(page.locator("#why").isVisible()).isTrue();
    }

    /** Who knows nothing of the protocol reads why it broke, in order, and gets from each sentence to its step. */
    @Test
    void tellsWhyItBrokeStepByStep() {
        Locator why = page.locator("#why");
        assertThat(why.isVisible()).isTrue();
        assertThat(why.textContent())
                .contains(broken().sentence(), RUN.plan().primer().mistake().substring(0, 12));
        List<String> numbers = why.locator(".story [data-step]").all().stream()
                .map(link -> link.getAttribute("data-step"))
                .toList();
        List<Long> steps = numbers.stream().map(Long::valueOf).toList();
        assertThat(steps).isSorted().contains(broken().step());
        for (Evidence evidence : broken().evidence()) {
            page.locator("#why .decides [data-step='" + evidence.step() + "']").click();
            assertThat(step()).isEqualTo(evidence.step());
            assertThat(page.evaluate("orrery.state().lit")).isEqualTo(true);
        }
        RUN.plan()
                .remarks()
                .forEach(remark -> assertThat(why.locator(".said").allTextContents())
                        .anyMatch(said -> said.contains(remark.text()) && said.contains(remark.answer())));
    }

    @Test
    void itsWordsSayWhatTheyMean() {
        for (Word word : RUN.plan().primer().words()) {
            assertThat(page.locator("#why .glossary").textContent()).contains(word.word() + word.meaning());
        }
        Word term = RUN.plan().primer().words().stream()
                .filter(word -> word.word().equals("term"))
                .findFirst()
                .orElseThrow();
        Locator shown = page.locator("#why .said abbr").getByText("term").first();
        assertThat(shown.getAttribute("title")).isEqualTo(term.meaning());
    }

    @Test
    void aClickOnASignChoosesItsStep() {
        long wanted = broken().step() - 6;
        select(wanted);
        Map<?, ?> place = (Map<?, ?>) page.evaluate("step => orrery.place(step)", (double) wanted);
        select(broken().step());
        Map<?, ?> moved = (Map<?, ?>) page.evaluate("step => orrery.place(step)", (double) wanted);
        assertThat(moved).as("the window did not move").isEqualTo(place);
        page.locator("#diagram")
                .click(new Locator.ClickOptions()
                        .setPosition(((Number) place.get("x")).doubleValue(), ((Number) place.get("y")).doubleValue()));
        assertThat(step()).isEqualTo(wanted);
    }

    @Test
    void theTipSaysWhatLiesUnderThePointer() {
        Step arrival = STEPS.get((int) next(broken().step() - 20, step -> step.event() instanceof Event.Delivered));
        Map<?, ?> place = (Map<?, ?>) page.evaluate("step => orrery.place(step)", (double) arrival.number());
        page.locator("#diagram")
                .hover(new Locator.HoverOptions()
                        .setPosition(((Number) place.get("x")).doubleValue(), ((Number) place.get("y")).doubleValue()));
        assertThat(page.locator("#tip").textContent()).contains("#" + arrival.number(), arrival.node() + " receives ");
    }

    @Test
    void theScrubberGoesToEveryStep() {
        Locator scrubber = page.locator("#scrubber");
        assertThat(scrubber.getAttribute("max")).isEqualTo(Integer.toString(STEPS.size() - 1));
        scrubber.fill("17");
        assertThat(step()).isEqualTo(17);
        scrubber.press("ArrowRight");
        assertThat(step()).isEqualTo(18);
        scrubber.press("End");
        assertThat(step()).isEqualTo(STEPS.size() - 1);
        assertThat(scrubber.getAttribute("aria-valuetext")).contains("step " + (STEPS.size() - 1));
    }

    @Test
    void playsAndStops() {
        select(3);
        page.locator("#speed").selectOption("40");
        page.locator("#play").click();
        page.waitForCondition(() -> step() >= 8);
        page.locator("#play").click();
        assertThat(page.evaluate("orrery.state().playing")).isEqualTo(false);
        long stopped = step();
        page.waitForTimeout(80);
        assertThat(step()).isEqualTo(stopped);
        select(STEPS.size() - 3);
        page.keyboard().press("Space");
        page.waitForCondition(() -> page.evaluate("orrery.state().playing").equals(false));
        assertThat(step()).as("it stops at the end").isEqualTo(STEPS.size() - 1);
    }

    @Test
    void theButtonsJumpToTheNextOfAKind() {
        select(0);
        page.locator("#next-fault").click();
        assertThat(step()).isEqualTo(next(0, MovingTest::isFault));
        page.locator("#next-fault").click();
        long second = step();
        assertThat(second).isEqualTo(next(next(0, MovingTest::isFault), MovingTest::isFault));
        page.locator("#previous-fault").click();
        assertThat(step()).isEqualTo(next(0, MovingTest::isFault));
        page.locator("#next-verdict").click();
        assertThat(RUN.played().verdicts()).anyMatch(verdict -> verdict.step() == step());
        page.locator("#forward").click();
        page.locator("#back").click();
        page.locator("#back").click();
        assertThat(RUN.played().verdicts()).anyMatch(verdict -> verdict.step() == step() + 1);
    }

    @Test
    void theKeyboardDoesAllOfIt() {
        page.keyboard().press("Home");
        assertThat(step()).isZero();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowLeft");
        assertThat(step()).isEqualTo(1);
        page.keyboard().press("f");
        assertThat(step()).isEqualTo(next(1, MovingTest::isFault));
        page.keyboard().press("End");
        assertThat(step()).isEqualTo(STEPS.size() - 1);
        page.keyboard().press("Shift+V");
        assertThat(RUN.played().verdicts()).anyMatch(verdict -> verdict.step() == step());
        Step caused = STEPS.get((int) next(100, step -> step.event() instanceof Event.Delivered));
        select(caused.number());
        page.keyboard().press("c");
        assertThat(step()).isEqualTo(caused.cause());
        page.keyboard().press("Shift+ArrowRight");
        assertThat(step())
                .isEqualTo(next(
                        caused.cause(),
                        step -> STEPS.get((int) caused.cause()).node().equals(step.node())
                                && !(step.event() instanceof Event.Dropped)));
        page.keyboard().press("h");
        page.keyboard().press("Escape");
        assertThat(page.evaluate("orrery.state().lit")).isEqualTo(false);
        page.keyboard().press("?");
        assertThat(page.locator("#help").isVisible()).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.locator("#help").isVisible()).isFalse();
        page.keyboard().press("o");
        assertThat(page.evaluate("orrery.state().spacing")).isEqualTo("order");
        page.keyboard().press("g");
        page.keyboard().type("21\n");
        assertThat(step()).isEqualTo(21);
    }

    @Test
    void oneJumpsToWhatDecidesABrokenPromise() {
        List<Long> evidence = broken().evidence().stream()
                .map(Evidence::step)
                .distinct()
                .sorted()
                .toList();
        assertThat(evidence).isNotEmpty();
        select(0);
        for (long step : evidence) {
            page.keyboard().press("d");
            assertThat(step()).isEqualTo(step);
        }
        select(STEPS.size() - 1);
        page.keyboard().press("Shift+D");
        assertThat(evidence).contains(step());
        page.keyboard().press("Home");
        page.keyboard().press("Shift+D");
        assertThat(step()).as("nothing before").isZero();
    }

    @Test
    void filtersByNodeByTypeAndByWords() {
        String node = RUN.played().trace().header().servers().get(0).name();
        page.locator(".lane[data-node=" + node + "]").click();
        page.waitForCondition(() -> kept() < STEPS.size());
        // messages to and from it go with it
        long others = STEPS.stream().filter(step -> !about(step).contains(node)).count();
        assertThat(kept()).isEqualTo(others);
        page.locator(".lane[data-node=" + node + "]").click();
        page.waitForCondition(() -> kept() == STEPS.size());

        String type = page.locator("#legend .type").first().getAttribute("data-type");
        page.locator("#legend .type").first().click();
        long left = STEPS.stream().filter(step -> !type.equals(type(step))).count();
        page.waitForCondition(() -> kept() == left);
        page.locator("#legend .type").first().click();
        page.waitForCondition(() -> kept() == STEPS.size());

        page.locator("#search").fill("crashes");
        long crashes = STEPS.stream()
                .filter(step -> step.event() instanceof Event.Crashed)
                .count();
        page.waitForCondition(() -> kept() == crashes);
        assertThat(crashes).isPositive();
        page.locator("#steps .row").first().click();
        assertThat(step()).isEqualTo(next(-1, step -> step.event() instanceof Event.Crashed));
    }

    private long kept() {
        return ((Number) page.evaluate("orrery.state().kept")).longValue();
    }

    /** The nodes that a step is about: its own, and whose message it was. */
    private static List<String> about(Step step) {
        String here = step.node() == null ? "" : step.node().name();
        return switch (step.event()) {
            case Event.Delivered got -> List.of(here, got.from().name());
            case Event.Dropped lost -> List.of(here, lost.to().name());
            default -> List.of(here);
        };
    }

    private static String type(Step step) {
        return switch (step.event()) {
            case Event.Delivered got -> got.message().getClass().getSimpleName();
            case Event.Dropped lost -> lost.message().getClass().getSimpleName();
            default -> "";
        };
    }

    @Test
    void theAddressLeadsToAStepAndAStepChangesTheAddress() {
        page = desk.open(RUN.html(), "#step=42");
        assertThat(step()).isEqualTo(42);
        select(50);
        page.waitForCondition(() -> page.evaluate("location.hash").equals("#step=50"));
        page.evaluate("location.hash = '#step=7'");
        page.waitForCondition(() -> step() == 7);
        page = desk.open(RUN.html(), "#step=999999");
        assertThat(step()).as("no later than the last").isEqualTo(STEPS.size() - 1);
    }

    @Test
    void playingStopsAtAQuestionAndTheAnswerUnfolds() {
        Remark question =
                RUN.plan().remarks().stream().filter(Remark::asks).findFirst().orElseThrow();
        long at = STEPS.stream()
                .filter(step -> step.timeNanos() <= question.timeNanos())
                .mapToLong(Step::number)
                .max()
                .orElseThrow();
        select(at - 4);
        page.locator("#speed").selectOption("40");
        page.locator("#play").click();
        page.waitForCondition(() -> page.evaluate("orrery.state().playing").equals(false));
        assertThat(step()).isEqualTo(at);
        assertThat(page.locator("#told-text").textContent()).isEqualTo(question.text());
        assertThat(page.locator("#told-answer span").isVisible()).isFalse();
        page.locator("#told-answer summary").click();
        assertThat(page.locator("#told-answer span").textContent()).isEqualTo(question.answer());
        assertThat(page.locator("#told-answer span").isVisible()).isTrue();
    }

    /** Counted here in another way: forward, one set of steps for each. */
    @Test
    void happensBeforeIsWhatTheTraceSays() {
        Map<NodeId, Integer> latest = new HashMap<>();
        BitSet[] pasts = new BitSet[STEPS.size()];
        for (int at = 0; at < pasts.length; at++) {
            Step step = STEPS.get(at);
            pasts[at] = new BitSet();
            pasts[at].set(at);
            if (step.cause() >= 0) {
                pasts[at].or(pasts[(int) step.cause()]);
            }
            if (step.node() != null && !(step.event() instanceof Event.Dropped)) {
                Integer before = latest.put(step.node(), at);
                if (before != null) {
                    pasts[at].or(pasts[before]);
                }
            }
        }
        for (int at : new int[] {0, 40, 120, (int) broken().step()}) {
            select(at);
            long after = 0;
            for (BitSet past : pasts) {
                after += past.get(at) ? 1 : 0;
            }
            long before = pasts[at].cardinality() - 1L;
            assertThat(page.locator("#detail .order p").first().textContent())
                    .isEqualTo("%d before · %d after · %d concurrent"
                            .formatted(before, after - 1, STEPS.size() - before - after));
        }
    }
}
