package orrery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import orrery.browser.Library.Drawn;

/**
 * Pages stay small and quick. The limits are several times what an ordinary machine takes, so that a busy one passes: what
 * fails here has grown by a factor, and not by a little.
 */
@ExtendWith(Chromium.class)
class SpeedTest {

    /** Chooses steps all over the run as a scrubber does, and tells how long each took with the drawing, in milliseconds. */
    private static final String SCRUB = """
        () => {
          const { first, steps } = orrery.state();
          const times = [];
          for (let nth = 0; nth < 40; nth++) {
            const begun = performance.now();
            orrery.select(first + Math.floor((nth * 7919 * steps) / 40) % steps);
            orrery.draw();
            times.push(performance.now() - begun);
          }
          return times.sort((a, b) => a - b)[20];
        }\
        """;

    private static final String OPENED = "performance.getEntriesByType('navigation')[0].loadEventEnd";

    @Test
    void aRaftRunOf20SecondsIsSmallAndOpensAtOnce(Browser browser, TestReporter reporter) {
        Drawn run = Library.draw("raft/leader-crash", "duration=20s", "workload.rate=50/s", "workload.until=19s");
        try (Desk desk = new Desk(browser)) {
            Page page = desk.open(run.html());
            double opened = number(page, OPENED);
            double scrub = number(page, SCRUB);
            report(reporter, "20 s of Raft", run, opened, scrub);
            assertThat(run.html().length()).isLessThan(1_600_000);
            assertThat(opened).isLessThan(4_000);
            assertThat(scrub).isLessThan(150);
            desk.assertNothingWentWrong();
        }
    }

    @Test
    void aHundredThousandStepsScrub(Browser browser, TestReporter reporter) {
        Drawn run = Library.draw(
                "raft/leader-crash",
                "duration=180s",
                "workload.rate=50/s",
                "workload.until=179s",
                "expect.linearizable=");
        try (Desk desk = new Desk(browser)) {
            Page page = desk.open(run.html());
            double opened = number(page, OPENED);
            double scrub = number(page, SCRUB);
            report(reporter, "a long run", run, opened, scrub);
            assertThat(run.played().trace().steps().size()).isGreaterThan(100_000);
            assertThat(opened).isLessThan(15_000);
            assertThat(scrub).isLessThan(250);
            desk.assertNothingWentWrong();
        }
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    private static void report(TestReporter reporter, String what, Drawn run, double opened, double scrub) {
        reporter.publishEntry(
                what,
                "%,d steps, %,d bytes, opened in %.0f ms, a choice with its drawing %.1f ms"
                        .formatted(
                                run.played().trace().steps().size(), run.html().length(), opened, scrub));
    }
}
