package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.Terminal.Typed;

/** Shrinks failures of Raft's twins by the command, and plays again what it wrote. */
class ShrinkCommandTest {

    @TempDir
    private Path folder;

    private static Typed type(String... words) {
        return Terminal.plain().type(words);
    }

    @Test
    void aFailureBecomesAFileThatPlaysItAgain() throws IOException {
        Typed shrunk = type("shrink", "raft/skips-the-log-check", "--runs", "6000", "--out", folder.toString());
        assertThat(shrunk.err()).isEmpty();
        assertThat(shrunk.code()).isZero();
        assertThat(shrunk.out())
                .startsWith("- isolation of n")
                .contains("leader completeness is broken: ", "1 deviation from a calm world, 276 steps before, ");
        Path file = folder.resolve("shrunk.yaml");
        assertThat(Files.readString(file))
                .startsWith("# skips-the-log-check, a twin of raft, breaks \"leader completeness\".\n# isolation of n")
                .contains("protocol: raft\ntwin: skips-the-log-check\n", "deviations: []\n")
                .containsPattern("expect: \\{ broken: leader completeness, digest: [0-9a-f]{16} }\n$");
        assertThat(folder.resolve("report.html")).isRegularFile();
        Typed again = type("replay", file.toString());
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("Broken, as expected: leader completeness.", "The very same run, digest ");
    }

    @Test
    void theFolderOfARunIsShrunkToo() throws IOException {
        Path ran = folder.resolve("ran");
        type("run", "raft/counts-duplicate-votes", "--out", ran.toString());
        assertThat(shrunk(ran.toString(), "of-folder"))
                .isEqualTo(shrunk(ran.resolve("trace.jsonl").toString(), "of-trace"))
                .isEqualTo(shrunk("raft/counts-duplicate-votes", "of-scenario"));
    }

    @Test
    void theSameScenarioShrinksToTheSameFile() throws IOException {
        String first = shrunk("raft/counts-duplicate-votes", "first");
        assertThat(shrunk("raft/counts-duplicate-votes", "second")).isEqualTo(first);
        assertThat(first).contains("  - { link: ");
    }

    private String shrunk(String scenario, String into) throws IOException {
        Path out = folder.resolve(into);
        assertThat(type("shrink", scenario, "--runs", "6000", "--out", out.toString())
                        .code())
                .isZero();
        return Files.readString(out.resolve("shrunk.yaml"));
    }

    @Test
    void theRightProtocolKeepsItsPromisesInTheShrunkWorld() throws IOException {
        shrunk("raft/skips-the-log-check", "wrong");
        Typed right =
                type("run", folder.resolve("wrong/shrunk.yaml").toString(), "--set", "twin=none", "--no-pictures");
        assertThat(right.code()).isZero();
    }

    @Test
    void whereNothingIsBrokenThereIsNothingToShrink() {
        Typed held = type("shrink", "raft/first-election", "--out", folder.toString());
        assertThat(held.code()).isZero();
        assertThat(held.out()).isEqualTo("No promise is broken under seed 1; there is nothing to shrink.\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBudgetIsANumberOfRuns() {
        Typed none = type("shrink", "raft/skips-the-log-check", "--runs", "0");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("--runs: found 0, but one cannot shrink without a run");
        Typed few = type("shrink", "raft/skips-the-log-check", "--runs", "3", "--out", folder.toString());
        assertThat(few.code()).isZero();
        assertThat(few.out()).contains("3 runs, and no more were allowed: --runs takes more.");
    }
}
