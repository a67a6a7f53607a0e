package orrery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.browser.Library.Drawn;
import orrery.viz.page.Crossroads;
import orrery.viz.page.ReportPage;
import orrery.viz.page.Story;

/**
 * Whoever cannot see the page well, or at all, can read it: every control has a name, every text stands out from its ground
 * by at least 4.5 to 1 (WCAG 2.2, 1.4.3; large text 3 to 1), references lead somewhere, and paper has what there is to read.
 */
@ExtendWith(Chromium.class)
class AccessibleTest {

    private static final Drawn RUN = Library.draw("raft/commits-old-terms");
    private static final Drawn STORMY = Library.draw("raft/leader-crash");

    private static final Crossroads HERE = new Crossroads(
            List.of("next 3", "drop 9"),
            List.of("next 3"),
            List.of("n1 -> n2 is lost"),
            List.of(
                    new Crossroads.Pending("10ms", "n1 -> n2  Vote(term=1)", true),
                    new Crossroads.Pending("(12ms)", "n1 timer ELECTION", false)),
            "step 4, at n2",
            "there is no 9");

    private static final String NAMELESS = """
        () => Array.from(document.querySelectorAll(
            'button, input, select, textarea, a[href], summary, dialog, canvas, [tabindex], [role]')).filter((control) => {
          if (control.closest('[aria-hidden=true]') || ['presentation', 'status'].includes(control.getAttribute('role'))) return false;
          if (control.matches('canvas') || !control.checkVisibility()) return false;
          const named = (control.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
            .map((id) => document.getElementById(id)?.textContent ?? '').join('');
          const label = control.labels ? Array.from(control.labels, (one) => one.textContent).join('') : '';
          const content = control.matches('dialog, [role=listbox], [role=tabpanel], [role=group], [role=toolbar], [role=tablist]')
            ? '' : control.textContent;
          return !(control.getAttribute('aria-label') ?? '').trim() && !named.trim() && !label.trim() && !content.trim();
        }).map((control) => control.outerHTML.slice(0, 120))\
        """;

    private static final String ASTRAY = """
        () => {
          const ids = Array.from(document.querySelectorAll('[id]'), (one) => one.id);
          const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
          const lost = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-activedescendant'].flatMap((name) =>
            Array.from(document.querySelectorAll(`[${name}]`)).flatMap((one) => one.getAttribute(name).split(' '))
              .filter((id) => !document.getElementById(id)));
          return twice.concat(lost);
        }\
        """;

    /** Colours are mixed by the browser itself, on a canvas of one pixel. */
    private static final String FAINT = """
        () => {
          const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const mixed = (colours) => {
            pixel.globalAlpha = 1;
            pixel.fillStyle = '#fff';
            pixel.fillRect(0, 0, 1, 1);
            for (const [colour, alpha] of colours) {
              pixel.globalAlpha = alpha;
              pixel.fillStyle = colour;
              pixel.fillRect(0, 0, 1, 1);
            }
            return Array.from(pixel.getImageData(0, 0, 1, 1).data).slice(0, 3);
          };
          const light = (rgb) => rgb.map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
            .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
          const found = new Map();
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const box = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || box.closest('script, style, noscript, .unseen, [aria-hidden=true], button:disabled')) continue;
            if (!box.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
            const above = [];
            for (let one = box; one; one = one.parentElement) above.unshift(one);
            const dialog = above.findIndex((one) => one.matches('dialog'));
            if (document.querySelector('dialog[open]') && dialog < 0) continue;
            let opacity = 1;
            const grounds = [];
            for (const one of above) {
              const look = getComputedStyle(one);
              opacity *= Number(look.opacity);
              grounds.push([look.backgroundColor, opacity]);
            }
            const style = getComputedStyle(box);
            const ground = light(mixed(grounds));
            const ink = light(mixed(grounds.concat([[style.color, opacity]])));
            const ratio = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (ratio < (large ? 3 : 4.5)) {
              const name = `${box.tagName.toLowerCase()}${box.id && `#${box.id}`}.${box.className} ${ratio.toFixed(2)}`;
              found.set(name, `${name}: ${texts.currentNode.data.trim().slice(0, 40)}`);
            }
          }
          return [...found.values()];
        }\
        """;

    /** What the canvas writes with, over what it writes on; and the colours of lines, for which 3 to 1 is enough. */
    private static final String FAINT_ON_THE_CANVAS = """
        () => {
          const style = getComputedStyle(document.documentElement);
          const light = (name) => {
            const hex = style.getPropertyValue(`--${name}`).trim();
            return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
              .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
              .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
          };
          const ratio = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
          const types = Array.from({ length: 8 }, (unused, at) => `type-${at}`);
          return ['ink', 'muted', 'danger', 'warn', 'cut', 'accent'].filter((name) => ratio(name, 'panel') < 4.5)
            .concat(types.concat('past', 'future', 'ok').filter((name) => ratio(name, 'panel') < 3));
        }\
        """;

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everythingHasANameAndStandsOut(ColorScheme colours, Browser browser) {
        try (Desk desk = new Desk(browser, 1440, 900, colours)) {
            for (Drawn run : List.of(RUN, STORMY)) {
                Page page = desk.open(run.html());
                assertThat(page.evaluate("orrery.state().theme"))
                        .isEqualTo(colours == ColorScheme.DARK ? "dark" : "light");
                check(page, "as it opens");
                page.locator("#tab-steps").click();
                check(page, "steps");
                page.locator("#tab-operations").click();
                check(page, "operations");
                page.locator("#tab-summary").click();
                page.locator("#panel-steps")
                        .evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))");
                check(page, "promises and faults");
                page.locator(".lane").first().click();
                page.locator("#legend .type").first().click();
                check(page, "with something passed over");
                page.keyboard().press("?");
                check(page, "help");
                page.keyboard().press("Escape");
                desk.assertNothingWentWrong();
            }
            Page walked = desk.open(ReportPage.render(
                    RUN.played().trace(), RUN.played().verdicts(), Story.of("a walk", "again"), HERE));
            assertThat(walked.locator("#walk").isVisible()).isTrue();
            check(walked, "while one walks");
            desk.assertNothingWentWrong();
        }
    }

    private static void check(Page page, String when) {
        assertThat((List<?>) page.evaluate(NAMELESS))
                .as("without a name, " + when)
                .isEmpty();
        assertThat((List<?>) page.evaluate(ASTRAY))
                .as("ids twice or nowhere, " + when)
                .isEmpty();
        assertThat((List<?>) page.evaluate(FAINT)).as("too faint, " + when).isEmpty();
        assertThat((List<?>) page.evaluate(FAINT_ON_THE_CANVAS))
                .as("too faint on the canvas, " + when)
                .isEmpty();
    }

    @Test
    void everyControlIsReachedByTheTabulator(Browser browser) {
        try (Desk desk = new Desk(browser)) {
            Page page = desk.open(RUN.html());
            Object unreachable = page.evaluate("""
                () => Array.from(document.querySelectorAll('button, input, select, summary')).filter((control) =>
                  control.checkVisibility() && !control.disabled && control.tabIndex < 0 && control.getAttribute('role') !== 'tab')
                  .map((control) => control.outerHTML.slice(0, 100))\
                """);
            assertThat((List<?>) unreachable).isEmpty();
            page.keyboard().press("Tab");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .as("one sees where one is")
                    .isNotEqualTo("none");
        }
    }

    @Test
    void onPaperThereIsWhatThereIsToRead(Browser browser) {
        try (Desk desk = new Desk(browser, 1440, 900, ColorScheme.DARK)) {
            Page page = desk.open(RUN.html());
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.evaluate("dispatchEvent(new Event('beforeprint'))");
            assertThat(page.evaluate("orrery.state().theme"))
                    .as("dark paper is ink")
                    .isEqualTo("light");
            for (String seen :
                    List.of("#title", "#verdicts", "#canvas", "#detail", "#nodes", "#summary", "#operations")) {
                assertThat(page.locator(seen).isVisible()).as(seen).isTrue();
            }
            for (String unseen : List.of("#controls", "#scrubber", "#finder", ".tools", "#panel-steps")) {
                assertThat(page.locator(unseen).isVisible()).as(unseen).isFalse();
            }
            assertThat((List<?>) page.evaluate(FAINT)).as("too faint on paper").isEmpty();
            assertThat(page.pdf().length).isGreaterThan(20_000);
            page.evaluate("dispatchEvent(new Event('afterprint'))");
            assertThat(page.evaluate("orrery.state().theme")).isEqualTo("dark");
            desk.assertNothingWentWrong();
        }
    }
}
