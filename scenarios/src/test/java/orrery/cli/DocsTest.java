package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.cli.Terminal.Typed;

/** What the pages tell people to type works, and what they point at is there. */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

    /** A command, and what stands beneath it as what it prints, with {@code ...} for lines that are left out. */
    private static final Pattern COMMAND = Pattern.compile(
            "^ *(\\./orrery [^\n]*)\n(?:```\n\n```text\n(.*?)\n```$)?", Pattern.MULTILINE | Pattern.DOTALL);

    /** As a shell reads it: what stands in quotes is one word. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

    /** They always write, and here not into the working folder. */
    private static final List<String> WRITES = List.of("fuzz", "explore", "export", "diff", "experiment");

    @TempDir
    private Path folder;

    /** What one command wrote is there for the next. */
    @SuppressWarnings("NonFinalStaticField") // JUnit fills it, once for all commands
    @TempDir
    private static Path shared;

    /**
     * @param line as a reader types it
     * @param told what the page says that it prints; empty if it does not say
     */
    record Command(Path page, String line, String told) {
        @Override
        public String toString() {
            return ROOT.relativize(page) + ": " + line;
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            pages.add(ROOT.resolve("README.md"));
            pages.add(ROOT.resolve("CONTRIBUTING.md"));
            return pages;
        }
    }

    static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (Path page : pages()) {
            Matcher command = COMMAND.matcher(Files.readString(page));
            while (command.find()) {
                if (!command.group(1).contains("...")) {
                    String told = Objects.requireNonNullElse(command.group(2), "");
                    commands.add(new Command(page, command.group(1).strip(), told));
                }
            }
        }
        return commands;
    }

    @Test
    void thePagesHaveCommands() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(5);
    }

    /**
     * Exit code 0, or 1 where the page has just said that something breaks: the input is never wrong. Where a line says what
     * becomes of a history, that becomes of it; and what the page says that a command prints, it prints.
     */
    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandWorks(Command command) {
        List<String> words = new ArrayList<>();
        Matcher typedWord = WORD.matcher(command.line().replaceFirst(" *#.*", ""));
        while (typedWord.find()) {
            String word = Objects.requireNonNullElse(typedWord.group(1), typedWord.group());
            Path base = word.startsWith("out/") ? shared : ROOT;
            words.add(
                    base.equals(shared) || word.endsWith(".yaml") || word.startsWith("docs/")
                            ? base.resolve(word).toString()
                            : word);
        }
        words.removeFirst();
        if (words.getFirst().equals("run") && !words.contains("--curve")) {
            words.add("--no-pictures");
        }
        if (words.getFirst().equals("fuzz")) {
            words.add("--no-shrink");
        }
        if (words.getFirst().equals("shrink")) {
            words.addAll(List.of("--runs", "3000"));
        }
        if (WRITES.contains(words.getFirst()) && !words.contains("--out")) {
            words.addAll(List.of("--out", folder.toString()));
        }
        Typed typed = Terminal.plain().type(words.toArray(String[]::new));
        assertThat(typed.code()).as(typed.err()).isIn(ExitCode.KEPT, ExitCode.BROKEN);
        assertThat(typed.out()).isNotEmpty();
        String rest = typed.out().replace(shared + "/", "").replace(ROOT + "/", "");
        for (String part : command.told().split("(?m)^ *\\.\\.\\.$")) {
            String lines = part.replaceFirst("^\n", "").stripTrailing();
            assertThat(rest).contains(lines);
            rest = rest.substring(rest.indexOf(lines) + lines.length());
        }
        if (command.line().endsWith("# holds")) {
            assertThat(typed.code()).as(typed.out()).isEqualTo(ExitCode.KEPT);
        }
        if (command.line().endsWith("# broken")) {
            assertThat(typed.code()).as(typed.out()).isEqualTo(ExitCode.BROKEN);
            assertThat(typed.out()).contains("broken  ");
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(ROOT.relativize(page) + " -> " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
