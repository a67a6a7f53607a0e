package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.cli.Terminal.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.Terminal.Typed;

/** A saved run is drawn as it was drawn when it was played. */
class ViewCommandTest {

    private final Terminal terminal = Terminal.plain();

    @TempDir
    private Path folder;

    @Test
    void allThatIsDrawnIsTheSameToTheLastByte() throws IOException {
        Path run = folder.resolve("run");
        Path view = folder.resolve("view");
        String played = terminal.type("run", scenario("postbox"), "--twin", "takes-all", "--out", run.toString())
                .out();
        Typed viewed = terminal.type("view", run.toString(), "--out", view.toString());
        assertThat(viewed.code()).isEqualTo(ExitCode.KEPT);
        List<String> drawn = names(view);
        assertThat(drawn).contains("report.html", "spacetime.svg", "spacetime.png", "timeline.txt");
        assertThat(names(run)).containsAll(drawn);
        for (String name : drawn) {
            assertThat(view.resolve(name)).hasSameBinaryContentAs(run.resolve(name));
        }
        assertThat(viewed.out().lines().takeWhile(line -> !line.startsWith("wrote")))
                .isEqualTo(played.lines()
                        .filter(line -> !line.startsWith("time  "))
                        .takeWhile(line -> !line.startsWith("wrote"))
                        .toList());
    }

    @Test
    void aTraceAloneIsDrawnWithoutPromises() throws IOException {
        terminal.type("run", scenario("postbox"), "--no-pictures", "--out", folder.toString());
        Path alone = Files.createDirectory(folder.resolve("alone")).resolve("mine.jsonl");
        Files.move(folder.resolve("trace.jsonl"), alone);
        Typed typed = terminal.type(
                "view", alone.toString(), "--out", folder.resolve("view").toString());
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.err()).contains("nothing is known about its promises");
        assertThat(typed.out()).contains("Nothing was judged.").doesNotContain("PROMISES");
    }

    @Test
    void theReportOfAnotherRunIsNotBelieved() throws IOException {
        terminal.type("run", scenario("postbox"), "--no-pictures", "--out", folder.toString());
        Path other = folder.resolve("other");
        terminal.type("run", scenario("postbox"), "--seed", "7", "--no-pictures", "--out", other.toString());
        Files.copy(folder.resolve("trace.jsonl"), other.resolve("swapped.jsonl"));
        Typed typed = terminal.type(
                "view",
                other.resolve("swapped.jsonl").toString(),
                "--out",
                folder.resolve("v").toString());
        assertThat(typed.err()).contains("nothing is known about its promises");
    }

    @Test
    void anExcerptHasItsWindowNodesMessagesAndSize() throws IOException {
        Path run = folder.resolve("run");
        terminal.type("run", "raft/leader-crash", "--no-pictures", "--out", run.toString());
        Path view = folder.resolve("view");
        Typed typed = terminal.type(
                "view",
                run.toString(),
                "--out",
                view.toString(),
                "--from",
                "3s",
                "--to",
                "3500ms",
                "--nodes",
                "n1,n2,c2",
                "--messages",
                "AppendEntries,RequestVote",
                "--size",
                "900x500");
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        assertThat(Files.readString(view.resolve("spacetime.svg")))
                .contains("width=\"900\" height=\"500\"", "3s to 3.5s of ", "; 3 of 8 nodes: 2 servers, 1 client; ")
                .contains("AppendEntries")
                .doesNotContain("ClientRequest", "AppendAccepted", "n3 -&gt; ");
        assertRefused(terminal.type("view", run.toString(), "--nodes", "n1,m3"), "did you mean n3? There are n1, n2,");
        assertRefused(
                terminal.type("view", run.toString(), "--messages", "AppendEntrys"), "did you mean AppendEntries?");
        assertRefused(
                terminal.type("view", run.toString(), "--from", "3"), "--from: found \"3\", but a time is written");
        assertRefused(terminal.type("view", run.toString(), "--from", "1h"), "but the run ends at ");
        assertRefused(terminal.type("view", run.toString(), "--from", "2s", "--to", "1s"), "ends later than that");
        assertRefused(terminal.type("view", run.toString(), "--size", "12x9"), "between 300 and 20000 pixels");
        assertRefused(terminal.type("view", run.toString(), "--size", "large"), "a size is written 1600 or 1600x900");
        assertRefused(terminal.type("run", "raft/leader-crash", "--no-pictures", "--from", "1s"), "--no-pictures: ");
    }

    @Test
    void whatIsNoTraceIsToldByItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("no.jsonl"), "{\"orrery\":\"trace\"\n");
        assertRefused(terminal.type("view", file.toString()), file + ":1:");
        assertRefused(
                terminal.type("view", folder.resolve("absent").toString()), "there is no " + folder.resolve("absent"));
        assertRefused(terminal.type("view", folder.toString()), "there is no " + folder.resolve("trace.jsonl"));
    }

    @Test
    void whatIsNoReportIsTold() throws IOException {
        terminal.type("run", scenario("postbox"), "--no-pictures", "--out", folder.toString());
        for (String text : List.of("", "[1", "{\"format\": 1}", "null", "{\"digest\": null}")) {
            Files.writeString(folder.resolve("report.json"), text);
            assertRefused(
                    terminal.type(
                            "view",
                            folder.toString(),
                            "--out",
                            folder.resolve("v").toString()),
                    "is no report");
        }
    }

    @Test
    void moreNodesThanCanBeDrawnAreRefused() throws IOException {
        terminal.type("run", scenario("postbox"), "--no-pictures", "--out", folder.toString());
        Path file = folder.resolve("trace.jsonl");
        String names =
                IntStream.range(0, 200_000).mapToObj(n -> "\"m" + n + "\",").collect(Collectors.joining());
        Files.writeString(file, Files.readString(file).replaceFirst("\"servers\":\\[", "$0" + names));
        assertRefused(terminal.type("view", file.toString()), "no scenario has more than 20000");
    }

    /** Texts of a trace and its report are shown as texts, wherever they come from. */
    @Test
    void namesThatAreHtmlAndPathsAreOnlyNames() throws IOException {
        Path run = folder.resolve("run");
        Path view = folder.resolve("view");
        terminal.type("run", scenario("postbox"), "--no-pictures", "--out", run.toString());
        String evil = "../../</script><script>alert(1)</script><svg onload=alert(1)>";
        for (String name : List.of("trace.jsonl", "report.json")) {
            String text = Files.readString(run.resolve(name));
            for (String field : List.of("scenario", "protocol", "twin", "title", "promise", "sentence", "conclusion")) {
                text = text.replaceAll("\"" + field + "\"( ?: ?)\"[^\"\n]*\"", "\"" + field + "\"$1\"" + evil + "\"");
            }
            Files.writeString(run.resolve(name), text);
        }
        Typed typed = terminal.type("view", run.toString(), "--out", view.toString());
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out()).contains(evil);
        for (String name : List.of("report.html", "spacetime.svg", "chart.svg")) {
            assertThat(Files.readString(view.resolve(name)))
                    .as(name)
                    .doesNotContainIgnoringCase("<script>alert", "<svg onload");
        }
        assertThat(names(folder)).isEmpty();
    }

    private static void assertRefused(Typed typed, String message) {
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains(message).doesNotContain("\tat ");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
