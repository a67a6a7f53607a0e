package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder is filled completely or stays as it was. */
class OutputFolderTest {

    @TempDir
    private Path root;

    @Test
    void replacesItsOwnFilesAndLeavesOthersAlone() throws IOException {
        Files.writeString(root.resolve("a.txt"), "old");
        Files.writeString(root.resolve("mine.txt"), "mine");
        Written written = OutputFolder.at(root).fill(inside -> Files.writeString(inside.resolve("a.txt"), "new"));
        assertThat(written.names()).containsExactly("a.txt");
        assertThat(root.resolve("a.txt")).hasContent("new");
        assertThat(root).isDirectoryNotContaining("glob:**/.*").isDirectoryContaining("glob:**/mine.txt");
    }

    /** Where the first of the names is, the others are an earlier run's, and no results of this one. */
    @Test
    void whatAnEarlierRunLeftGoesWhenThisOneIsDone() throws IOException {
        List<String> names = List.of("report", "picture", "page");
        Files.writeString(root.resolve("picture"), "mine");
        Files.writeString(root.resolve("notes"), "mine");
        OutputFolder folder = OutputFolder.at(root);
        folder.fill(inside -> Files.writeString(inside.resolve("report"), "one"), names);
        assertThat(root.resolve("picture")).hasContent("mine");
        assertThatThrownBy(() -> folder.fill(
                        inside -> {
                            throw new IOException("No space left on device");
                        },
                        names))
                .isInstanceOf(BadInput.class);
        assertThat(root.resolve("report")).hasContent("one");
        folder.fill(inside -> Files.writeString(inside.resolve("page"), "two"), names);
        assertThat(root.resolve("page")).hasContent("two");
        assertThat(root.resolve("notes")).hasContent("mine");
        assertThat(root.resolve("report")).doesNotExist();
        assertThat(root.resolve("picture")).doesNotExist();
    }

    @Test
    void whatCouldNotBeFinishedLeavesNothing() throws IOException {
        Files.writeString(root.resolve("a.txt"), "old");
        OutputFolder folder = OutputFolder.at(root);
        assertThatThrownBy(() -> folder.fill(inside -> {
                    Files.writeString(inside.resolve("a.txt"), "half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(BadInput.class)
                .hasMessage("cannot write to " + root + ": No space left on device; name another folder with --out");
        assertThat(root.resolve("a.txt")).hasContent("old");
        assertThat(root).isDirectoryNotContaining("glob:**/.*");
    }

    /** A link in the folder is replaced and not followed: a run writes nowhere else. */
    @Test
    void writesThroughNoLink() throws IOException {
        Path elsewhere = Files.writeString(root.resolve("elsewhere"), "precious");
        Path folder = Files.createDirectory(root.resolve("out"));
        Files.createSymbolicLink(folder.resolve("report.html"), elsewhere);
        OutputFolder.at(folder).fill(inside -> Files.writeString(inside.resolve("report.html"), "page"));
        assertThat(elsewhere).hasContent("precious");
        assertThat(folder.resolve("report.html")).isRegularFile().hasContent("page");
    }

    @ParameterizedTest
    @CsvSource({
        "raft/leader-crash, 42, raft-leader-crash-42",
        "../../etc/passwd, 1, etc-passwd-1",
        ".hidden, -9, hidden--9",
        "'a b\u001b', 0, a-b--0",
        "'', 5, -5"
    })
    void isNamedAfterTheRunAndLiesInOut(String scenario, long seed, String name) {
        assertThat(OutputFolder.named(scenario, seed)).isEqualTo(Path.of("out", name));
    }
}
