package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.Golden;
import orrery.cli.Terminal.Typed;
import orrery.scenario.Protocols;

/** The command writes the reference as it stands in {@code docs/reference}, and nothing that leads nowhere. */
class DocsCommandTest {

    private static final Path REFERENCE = Path.of("../docs/reference");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

    @TempDir
    private Path home;

    private Path folder() {
        return home.resolve("a/reference");
    }

    private Typed write(String... more) {
        List<String> words = new ArrayList<>(List.of("docs", folder().toString()));
        words.addAll(List.of(more));
        return Terminal.plain().type(words.toArray(String[]::new));
    }

    @Test
    void theCatalogue() throws IOException {
        Golden.check(REFERENCE.resolve("catalogue.md"), new CataloguePage(Protocols.installed()).text());
    }

    /** Of the schemas, two come with the sources of their readers and not with the pages. */
    @Test
    void whatItWritesIsTheReference() throws IOException {
        Map<String, String> pages = DocsCommand.reference(Protocols.installed());
        assertThat(pages)
                .containsOnlyKeys(
                        "catalogue.md",
                        "command.md",
                        "experiment.md",
                        "experiment.schema.json",
                        "faults.md",
                        "lint.md",
                        "report.schema.json",
                        "scenario.md",
                        "scenario.schema.json",
                        "trace.schema.json");
        for (String name : pages.keySet()) {
            if (!List.of("report.schema.json", "trace.schema.json").contains(name)) {
                assertThat(REFERENCE.resolve(name)).content().isEqualTo(pages.get(name));
            }
        }
    }

    @Test
    void pagesAloneLeadNowhereElse() throws IOException {
        Typed typed = write();
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .isEqualTo("wrote " + folder()
                        + ": catalogue.md, command.md, experiment.md, experiment.schema.json, faults.md,"
                        + " lint.md, report.schema.json, scenario.md, scenario.schema.json, trace.schema.json\n");
        int links = 0;
        for (Path page : written(".md")) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                assertThat(folder().resolve(link.group(1))).exists();
                links++;
            }
        }
        assertThat(links).isPositive();
        assertThat(folder().resolve("lint.md")).content().contains("scenario and its seed. How to use it.");
    }

    @Test
    void besideTheOtherPagesAllLinksStay() throws IOException {
        Path lint = Files.createDirectories(home.resolve("a/how-to")).resolve("lint-a-protocol.md");
        Files.writeString(lint, "here");
        write();
        assertThat(folder().resolve("lint.md")).hasSameTextualContentAs(REFERENCE.resolve("lint.md"));
    }

    @Test
    void aProtocolOfOnesOwnIsInIt() {
        write("--protocol", "../docs/examples/my-protocol/src/main/java/tickets/Dispenser.java");
        assertThat(folder().resolve("catalogue.md")).content().contains("\n## dispenser\n");
        assertThat(folder().resolve("scenario.md")).content().contains("\n### `dispenser`\n");
    }

    @Test
    void whereNothingCanBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "mine");
        Typed typed = Terminal.plain().type("docs", file.resolve("docs").toString());
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains(file + " is not a folder; name another FOLDER");
        assertThat(file).hasContent("mine");
    }

    private List<Path> written(String end) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
