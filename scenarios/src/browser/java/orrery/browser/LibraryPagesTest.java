package orrery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.NodeId;
import orrery.browser.Library.Drawn;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;

/**
 * The pages of the library's scenarios open without a complaint and show what is in their traces: the number of steps,
 * every node's state and the message at some of them. Of each folder this takes the first scenario and every
 * {@value #STRIDE}th of the library; {@code -Dbrowser.all} takes all.
 */
@ExtendWith(Chromium.class)
class LibraryPagesTest {

    private static final int STRIDE = 16;

    /** So many steps of a run are looked at. */
    private static final int LOOKS = 6;

    private static Desk desk;

    @BeforeAll
    static void sitDown(Browser browser) {
        desk = new Desk(browser);
    }

    @AfterAll
    static void rise() {
        desk.close();
    }

    static Stream<String> names() {
        List<String> names = Library.names();
        TreeSet<String> folders = new TreeSet<>();
        return IntStream.range(0, names.size())
                .filter(at -> folders.add(names.get(at).split("/")[0])
                        || at % STRIDE == 0
                        || System.getProperty("browser.all") != null)
                .mapToObj(names::get);
    }

    @ParameterizedTest
    @MethodSource("names")
    void showsWhatHappened(String name) {
        Drawn drawn = Library.draw(name);
        Page page = desk.open(drawn.html());
        Trace trace = drawn.played().trace();
        assertThat(page.locator("#title").textContent()).isEqualTo(drawn.plan().title());
        assertThat(page.evaluate("orrery.state().steps"))
                .isEqualTo(trace.steps().size());
        List<Step> looks = looks(trace.steps());
        List<Shown> shown = Shown.at(page, looks);
        for (int look = 0; look < looks.size(); look++) {
            check(trace, looks.get(look), shown.get(look));
        }
        desk.assertNothingWentWrong();
    }

    /** Some steps from the first to the last. */
    private static List<Step> looks(List<Step> steps) {
        int most = Math.min(LOOKS, steps.size());
        return IntStream.range(0, most)
                .mapToObj(look -> steps.get((int) ((steps.size() - 1L) * look / Math.max(1, most - 1))))
                .toList();
    }

    private static void check(Trace trace, Step step, Shown shown) {
        assertThat(shown.nanos()).isEqualTo(Long.toString(step.timeNanos()));
        if (step.event() instanceof Event.Delivered got) {
            assertThat(shown.sentence()).contains(step.node() + " receives ", " from " + got.from());
            assertThat(shown.message())
                    .as("message of step " + step.number())
                    .isEqualTo(Shown.expected(Value.of(got.message()), shown.message()));
        }
        for (NodeId node : trace.header().servers()) {
            Map<String, String> state = shown.states().getOrDefault(node.name(), Map.of());
            assertThat(state)
                    .as("state of " + node + " at step " + step.number())
                    .isEqualTo(Shown.expected(stateAt(trace, node, (int) step.number()), state));
        }
    }

    /** What the last step of a node at or before another left of it. */
    private static Value stateAt(Trace trace, NodeId node, int index) {
        for (int at = index; at >= 0; at--) {
            Step step = trace.steps().get(at);
            if (node.equals(step.node()) && !(step.event() instanceof Event.Dropped)) {
                return step.after() == null ? new Value.Nothing() : Value.of(step.after());
            }
        }
        return new Value.Nothing();
    }
}
