package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios are found by their name in the library, or by their path. */
class CatalogTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void write(Path root, String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    @BeforeEach
    void library() throws IOException {
        write(folder, "raft/leader-crash.yaml", "# A leader dies. And more.\nprotocol: raft\n");
        write(folder, "raft/calm.yaml", "protocol: raft\ntitle: Nothing happens\n");
        write(
                folder,
                "paxos/calm.yaml",
                "# yaml-language-server: $schema=x\n# Two lines make\n# one sentence.\nprotocol: paxos\n");
        write(folder, "broken/broken.yaml", "# Broken.\nprotocol: [\n");
        write(folder, "raft/notes.txt", "no scenario");
        write(folder, "raft/deep/er.yaml", "protocol: raft\n");
    }

    @Test
    void listsByName() {
        assertThat(Catalog.at(folder).list())
                .containsExactly(
                        new Catalog.Entry("broken/broken", "Broken.", ""),
                        new Catalog.Entry("paxos/calm", "Two lines make one sentence.", "paxos"),
                        new Catalog.Entry("raft/calm", "Nothing happens", "raft"),
                        new Catalog.Entry("raft/leader-crash", "A leader dies.", "raft"));
    }

    @Test
    void findsByNameWithEndingOrWithout() {
        ScenarioSource source = Catalog.at(folder).find("raft/leader-crash");
        assertThat(source.name()).isEqualTo("raft/leader-crash");
        assertThat(source.place()).isEqualTo("raft/leader-crash.yaml");
        assertThat(Catalog.at(folder).find("raft/leader-crash.yaml")).isEqualTo(source);
    }

    @Test
    void findsFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yml"), "protocol: quiet\n");
        ScenarioSource source = Catalog.at(folder).find(file.toString());
        assertThat(source.name()).isEqualTo("mine");
        assertThat(source.place()).isEqualTo(file.toString());
    }

    @Test
    void saysWhatItDoesNotFind() {
        String nothing = ": there is no such file, and no such scenario in the library";
        missing("raft/leader-cash", nothing + "; did you mean \"raft/leader-crash\"?");
        missing("leader-crash", nothing + "; did you mean \"raft/leader-crash\"?");
        missing("quorums-everywhere", nothing);
        missing("../secrets", nothing);
        missing("\u0000", "\\u0000" + nothing, "");
        missing("raft", ": this is a group of scenarios; name one of raft/calm, raft/leader-crash");
        missing("raft/", ": this is a group of scenarios; name one of raft/calm, raft/leader-crash");
    }

    private void missing(String name, String message) {
        missing(name, message, name);
    }

    private void missing(String name, String message, String shown) {
        assertThat(assertThrows(
                        ScenarioException.class, () -> Catalog.at(folder).find(name)))
                .hasMessage(shown + message);
    }

    @Test
    void findsInAJar() throws IOException {
        Path jar = folder.resolve("orrery.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            write(zip.getPath("library"), "raft/calm.yaml", "protocol: raft\n");
        }
        Catalog catalog = Catalog.in(jar);
        assertThat(catalog.list()).containsExactly(new Catalog.Entry("raft/calm", "", "raft"));
        assertThat(catalog.find("raft/calm").text()).isEqualTo("protocol: raft\n");
    }

    @Test
    void anEmptyLibrary() {
        assertThat(Catalog.at(folder.resolve("none")).list()).isEmpty();
    }
}
