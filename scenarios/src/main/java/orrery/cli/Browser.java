package orrery.cli;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens a page in whatever shows pages here. */
final class Browser {

    private Browser() {}

    static void open(Console console, Path page) {
        open(console, page.toAbsolutePath().toUri());
    }

    static void open(Console console, URI page) {
        try {
            new ProcessBuilder(opener(page.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null"))
                    .start();
        } catch (IOException e) {
            console.remark("orrery: cannot open " + page + " from here; open it in a browser");
        }
    }

    private static List<String> opener(String address) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return List.of("open", address);
        }
        return system.contains("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of("xdg-open", address);
    }
}
