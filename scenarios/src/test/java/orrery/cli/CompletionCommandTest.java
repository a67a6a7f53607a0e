package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script, as bash takes it. */
class CompletionCommandTest {

    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsOptionsAndScenarios() throws IOException, InterruptedException {
        assumeTrue(new File("/bin/bash").canExecute(), "bash");
        assertThat(complete("orrery", "ver")).containsExactly("verify");
        assertThat(complete("orrery", "warm")).isEmpty();
        assertThat(complete("orrery", "run", "--tim")).containsExactly("--timeline");
        assertThat(complete("orrery", "export", "--to", "")).contains("shiviz", "perfetto", "all");
        assertThat(complete("orrery", "run", "--timeline", "")).contains("matters", "all", "none");
    }

    private String[] complete(String... words) throws IOException, InterruptedException {
        Path script = folder.resolve("completion");
        Files.writeString(script, Terminal.plain().type("completion").out());
        String typed = "source " + script + "; COMP_WORDS=(" + quoted(words) + "); COMP_CWORD=" + (words.length - 1)
                + "; COMPREPLY=(); _complete_orrery 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "--norc", "-c", typed)
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out.lines().map(String::strip).filter(line -> !line.isEmpty()).toArray(String[]::new);
    }

    private static String quoted(String... words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(" '").append(word).append('\'');
        }
        return text.toString();
    }
}
