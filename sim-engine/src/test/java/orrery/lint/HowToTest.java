package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on how to lint a protocol shows is what happens. */
class HowToTest {

    private static final Path PAGE = Path.of("..", "docs", "how-to", "lint-a-protocol.md");

    private static List<String> blocks(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String lint(String source, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Sources.compile(List.of(Files.writeString(folder.resolve("Census.java"), source)), classes);
        return LeakText.of(Lint.inspect(classes));
    }

    @Test
    void theLeaksAndTheCure(@TempDir Path before, @TempDir Path after) throws IOException {
        List<String> sources = blocks("java");
        List<String> reports = blocks("text");
        assertThat(sources).hasSize(2);
        assertThat(reports).hasSize(2);
        assertThat(lint(sources.get(0), before)).isEqualTo(reports.get(0));
        assertThat(lint(sources.get(1), after)).isEqualTo(reports.get(1));
    }
}
