package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.Terminal.Typed;

/** Plays a small failure of Raft again: three servers, one of which is cut off and comes back without what was committed. */
class ReplayCommandTest {

    private static final String FAILURE = """
            protocol: raft
            twin: skips-the-log-check
            duration: 402ms
            seed: 72713
            network: { latency: 10ms }
            faults:
              - { at: 0s, isolate: n2, for: 370ms }
            deviations: []
            expect: { broken: leader completeness%s }
            """;

    @TempDir
    private Path folder;

    private String file;

    @BeforeEach
    void aFailureThatSomebodyKept() throws IOException {
        file = written("shrunk.yaml", "");
        String digest = type("run", file, "--no-pictures", "--json")
                .out()
                .replaceFirst("(?s).*\"digest\" : \"([0-9a-f]+)\".*", "$1");
        file = written("shrunk.yaml", ", digest: " + digest);
    }

    private String written(String name, String digest) throws IOException {
        Path path = folder.resolve(name);
        Files.writeString(path, FAILURE.formatted(digest));
        return path.toString();
    }

    private static Typed type(String... words) {
        return Terminal.plain().type(words);
    }

    @Test
    void theVerySameRun() {
        Typed typed = type("replay", file);
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out()).contains("BROKEN       leader completeness", "The very same run, digest ");
        assertThat(type("replay", folder.toString()).out())
                .isEqualTo(typed.out().replace(file, folder + "/shrunk.yaml"));
        assertThat(folder).isDirectoryNotContaining("glob:**.html");
    }

    @Test
    void anotherDigestIsTheSameFailureInAnotherRun() throws IOException {
        Typed typed = type("replay", written("old.yaml", ", digest: 0123456789abcdef"));
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out()).contains("The same failure in another run: its digest was 0123456789abcdef and is ");
    }

    @Test
    void whatIsNotBrokenAnyMoreIsAnotherFailure() {
        Typed typed = type("replay", file, "--set", "faults=[]");
        assertThat(typed.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(typed.out())
                .contains("Not the same failure: what was broken is leader completeness, and now it is nothing.");
    }

    @Test
    void aTraceIsPlayedAsItWasPlayed() {
        Path out = folder.resolve("traced");
        type("run", "raft/half-is-a-majority", "--seed", "3", "--out", out.toString());
        Typed typed = type("replay", out.resolve(Gallery.TRACE).toString());
        assertThat(typed.out()).contains("seed 3", "The very same run, digest ");
        assertThat(type("replay", out.toString(), "--seed", "4").err()).contains("change a scenario");
    }

    @Test
    void untilAStepItShowsHowTheRunStands() {
        Typed typed = type("replay", file, "--until", "10");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .startsWith("step 10, ")
                .contains(
                        "  n2  Candidate(",
                        "  n3  Leader(",
                        "on its way\n  n3 -> n1  AppendEntries(",
                        "  n3  HEARTBEAT, due at ");
        assertThat(type("replay", file, "--until", "9000").err()).contains("the steps of this run are 0 to 2");
    }

    @Test
    void aDebuggerStopsBeforeAHandlerOnly() {
        Typed typed = type("replay", file, "--break-at", "12");
        assertThat(typed.out())
                .startsWith("before step 12, ")
                .contains("a debugger stops in orrery.explore.Breakpoint.reached");
        Typed lost = type("replay", file, "--break-at", "3");
        assertThat(lost.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lost.err()).contains("that calls no handler; the next that does is step ");
    }

    /** Faults that were healed are no steps, and count as nothing. */
    @Test
    void itStopsAlsoAfterAFaultWasHealed() {
        Typed typed = type("replay", "raft/forgets-its-vote", "--break-at", "16");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).contains("before step 16, ", "a debugger stops in orrery.explore.Breakpoint.reached");
    }

    @Test
    void whatExploreFoundIsFoundAgainByItsOwnLine() {
        String out = folder.resolve("explored").toString();
        type("explore", "raft/half-is-a-majority", "--questions", "0", "--out", out);
        Typed typed = type("replay", out);
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err())
                .contains(
                        "explore found that run, in an order of its own: find it again with\n"
                                + "  ./orrery explore raft/half-is-a-majority --questions 0\n",
                        "./orrery view " + out);
    }

    @Test
    void theRightProtocolPartsWhereTheTwinIsWrong() {
        Typed typed = type("replay", file, "--against", "twin=none");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .containsPattern("here .*; broken: leader completeness\nthere .*, with twin=none, .*; broken: nothing")
                .contains("the first that differs and matters, at n1\n  here   step 20, ")
                .contains("RequestVote(term=2, lastLogIndex=0, lastLogTerm=0")
                .contains("after.server.saved.votedFor is n2 here, none there");
    }

    @Test
    void anotherSeedPartsEarlier() {
        assertThat(type("replay", file, "--against", "5").out())
                .contains(", seed 5, digest ", "; broken: nothing", "the first that differs and matters, at n");
        assertThat(type("replay", file, "--against", "5", "--until", "3").err()).contains("say one of them");
    }
}
