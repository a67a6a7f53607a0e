package orrery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody walks through a run on the page that {@code orrery serve} serves, by mouse, by keyboard and by address. */
@ExtendWith(Chromium.class)
class WalkingTest {

    private static Process server;
    private static String address;
    private static Desk desk;
    private Page page;

    @BeforeAll
    static void sitDown(Browser browser) throws IOException {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "orrery.cli.Main",
                        "serve",
                        "pingpong/hello",
                        "--calm")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        address = said.readLine().replaceFirst(".* is at ", "");
        desk = new Desk(browser);
    }

    @AfterAll
    static void rise() throws IOException, InterruptedException {
        desk.close();
        server.getOutputStream().close();
        assertThat(server.waitFor()).as("it ends with its pipe").isZero();
    }

    @BeforeEach
    void open() {
        page = desk.visit(address);
    }

    @AfterEach
    void nothingWentWrong() {
        desk.assertNothingWentWrong();
    }

    private long step() {
        return ((Number) page.evaluate("orrery.state().step")).longValue();
    }

    private void follow(AriaRole role, String name) {
        page.locator("#walk")
                .getByRole(role, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
        page.waitForFunction("() => window.orrery");
    }

    private String choices() {
        return String.valueOf(page.evaluate("new URLSearchParams(location.search).getAll('do').join('; ')"));
    }

    @Test
    void oneStandsAtTheLastStepAndSeesWhatIsToCome() {
        assertThat(step()).isEqualTo(1);
        assertThat(page.locator("#walk ol").first().textContent())
                .contains("10ms", "n1 -> n2  Ping(count=1)", "(100ms)", "n1 timer RETRY");
        assertThat(page.locator("#about").textContent()).contains("ended: not yet");
        assertThat(page.locator("#walk-back").count()).as("nothing before").isZero();
    }

    @Test
    void enterGoesOnAndOn() {
        follow(AriaRole.LINK, "next");
        assertThat(step()).isEqualTo(2);
        for (int step = 3; step <= 4; step++) {
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("walk-next");
            page.keyboard().press("Enter");
            page.waitForFunction("last => window.orrery && orrery.state().step === last", step);
        }
        assertThat(choices()).isEqualTo("next 3");
        follow(AriaRole.LINK, "back");
        assertThat(choices()).isEqualTo("next 2");
        assertThat(step()).isEqualTo(3);
    }

    @Test
    void aLostMessageIsDrawnAndTheBrowserGoesBackAndForth() {
        follow(AriaRole.LINK, "drop: n1 -> n2");
        assertThat(choices()).isEqualTo("drop 1");
        assertThat(page.locator("#sentence").textContent()).contains("lost");
        assertThat(page.locator("#walk .did").textContent()).contains("is lost");
        assertThat(page.locator("#reproduce code").textContent())
                .isEqualTo("printf '%s\\n' 'drop 1' | ./orrery step pingpong/hello --seed 1 --calm");
        page.goBack();
        page.waitForFunction("() => window.orrery");
        assertThat(choices()).isEmpty();
        assertThat(page.locator("#walk .did").count()).isZero();
        page.goForward();
        page.waitForFunction("() => window.orrery");
        assertThat(page.locator("#walk .did").textContent()).contains("is lost");
    }

    @Test
    void aLateMessageALaterTimeACrashAndACut() {
        page.locator("#walk-late").fill("200ms");
        follow(AriaRole.BUTTON, "delay: n1 -> n2");
        page.locator("#walk-until").fill("150ms");
        follow(AriaRole.BUTTON, "go on to that time");
        follow(AriaRole.BUTTON, "cut");
        page.locator("#walk").getByLabel("node to crash or restart").selectOption("n2");
        follow(AriaRole.BUTTON, "crash");
        assertThat(choices()).isEqualTo("delay 1 200ms; to 150ms; cut n1 n2; crash n2");
        assertThat(page.locator("article.card.down").first().textContent()).contains("n2");
        follow(AriaRole.BUTTON, "restart");
        follow(AriaRole.BUTTON, "heal");
        follow(AriaRole.LINK, "to the end");
        assertThat(page.locator("#walk").textContent()).contains("The run is over.");
        assertThat(page.locator("#about").textContent()).doesNotContain("not yet");
    }

    @Test
    void whatCannotBeDoneIsSaidAndForgotten() {
        page = desk.visit(address + "?do=next&do=restart+n1&do=<img+src=x+onerror=window.owned=1>");
        assertThat(page.locator("#walk [role=alert]").textContent()).contains("n1 is not down");
        assertThat(choices()).isEqualTo("next");
        page = desk.visit(address + "?do=<img+src=x+onerror=window.owned=1>");
        assertThat(page.locator("#walk [role=alert]").textContent()).contains("“<img src=x onerror=window.owned=1>”");
        assertThat(page.locator("img").count()).isZero();
        assertThat(page.evaluate("window.owned ?? 'nobody'")).isEqualTo("nobody");
        desk.visit(address);
    }

    @Test
    void aSecondTabIsAForkAndWhatWasDoneIsSaved() throws IOException {
        follow(AriaRole.LINK, "drop: n1 -> n2");
        Page fork = page.context()
                .waitForPage(() -> page.locator("#walk")
                        .getByText("fork", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                        .click());
        fork.waitForFunction("() => window.orrery");
        assertThat(fork.locator("#walk .did").textContent()).contains("is lost");
        fork.close();
        Download saved = page.waitForDownload(() -> page.locator("#walk-save").click());
        assertThat(saved.suggestedFilename()).isEqualTo("walked.yaml");
        assertThat(Files.readString(saved.path())).contains("lost: true");
    }
}
