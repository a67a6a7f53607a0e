package orrery.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The browser that is installed, started once for all tests; a test gets it as a parameter. Playwright fetches none. */
final class Chromium implements ParameterResolver {

    /** How long to wait for what the browser is to do: no test is about how quick a machine is, and one that fails may take so long. */
    static final double PATIENCE_MILLIS = 60_000;

    private static final Path INSTALLED = Path.of(System.getProperty("browser", "/usr/bin/chromium"));

    /** Ends with the last test. */
    private record Started(Playwright playwright, Browser browser) implements AutoCloseable {

        static Started now() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(INSTALLED)
                            // builds often run as root, and there the sandbox does not start
                            .setChromiumSandbox(false)
                            .setTimeout(PATIENCE_MILLIS)
                            .setArgs(List.of("--disable-gpu", "--disable-dev-shm-usage")));
            warm(browser);
            return new Started(playwright, browser);
        }

        /** The first page of a browser waits for processes and fonts; where a machine is busy, that must not be counted as a test's. */
        private static void warm(Browser browser) {
            try (BrowserContext context = browser.newContext()) {
                Page page = context.newPage();
                page.setDefaultTimeout(PATIENCE_MILLIS);
                page.setContent("<canvas></canvas><button>warm</button>");
                page.locator("button").click();
            }
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .getOrComputeIfAbsent("started", any -> Started.now(), Started.class)
                .browser();
    }
}
