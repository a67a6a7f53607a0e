package orrery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader's desk: one tab, in which pages are opened from disk one after another, or from a server, and a list of all that no
 * reader should ever cause: script errors, what the console complains of, anything asked of a network beside that server.
 */
final class Desk implements AutoCloseable {

    private final BrowserContext context;
    private final Page tab;
    private final Path folder;
    private final List<String> complaints = new ArrayList<>();
    private int opened;
    private String server = "file:";

    /** A desk of 1440 by 900 pixels, in light colours. */
    Desk(Browser browser) {
        this(browser, 1440, 900, ColorScheme.LIGHT);
    }

    Desk(Browser browser, int width, int height, ColorScheme colours) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE));
        tab = context.newPage();
        tab.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        tab.onPageError(error -> complaints.add("script error: " + error));
        tab.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.type() + " on the console: " + message.text());
            }
        });
        tab.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        tab.onRequest(request -> {
            if (!request.url().startsWith(server) && !request.url().startsWith("data:")) {
                complaints.add("asked of the network: " + request.url());
            }
        });
        try {
            folder = Files.createTempDirectory("orrery-page");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page as from a file on the reader's disk. */
    Page open(String html) {
        return open(html, "");
    }

    /** @param hash what stands behind the file's name in the address, as in {@code #step=5} */
    Page open(String html, String hash) {
        complaints.clear();
        server = "file:";
        try {
            Path file = folder.resolve("page-" + opened++ + ".html");
            Files.writeString(file, html, StandardCharsets.UTF_8);
            tab.navigate(file.toUri() + hash);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tab;
    }

    /** Opens a page of a server, which then may be asked for more. */
    Page visit(String address) {
        complaints.clear();
        server = address;
        tab.navigate(address);
        return tab;
    }

    /** Fails with what went wrong since the page was opened, if anything did. */
    void assertNothingWentWrong() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
