package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.Terminal.Typed;

/** One walks through a run by lines of a pipe: what is done is felt, can be taken back, and plays the same when it was saved. */
class StepCommandTest {

    @TempDir
    private Path folder;

    private static Typed walk(String scenario, String lines, String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "step";
        words[1] = scenario;
        System.arraycopy(more, 0, words, 2, more.length);
        return Terminal.plain().typeInto(lines, words);
    }

    private static String digest(String text) {
        return text.replaceFirst("(?s).*digest ([0-9a-f]{16}).*", "$1");
    }

    @Test
    void whoDoesNothingGoesTheSeedsOwnWay() {
        Typed walked = walk("pingpong/lossy", "end\n");
        assertThat(walked.code()).as(walked.err()).isEqualTo(ExitCode.KEPT);
        String run =
                Terminal.plain().type("run", "pingpong/lossy", "--no-pictures").out();
        assertThat(walked.out()).contains("the run is over").contains(digest(run));
    }

    @Test
    void anEmptyLineGoesOneStepAndSaysWhatItChanged() {
        Typed walked = walk("pingpong/hello", "\n", "--calm");
        assertThat(walked.out())
                .contains("  1  10ms           n1 -> n2  Ping(count=1), message 1 of its link")
                .contains("  2  (100ms)        n1 timer RETRY")
                .contains("step 2, 10ms at n2: <- n1: Ping(count=1)\n    count was 0, is 1\n");
    }

    @Test
    void aTimerFiresWhereTheMessageThatWouldCancelItWaits() {
        Typed walked = walk("pingpong/hello", "2\nquit\n", "--calm");
        assertThat(walked.code()).as(walked.err()).isEqualTo(ExitCode.KEPT);
        assertThat(walked.out()).contains("step 2, 100ms at n1: RETRY fired").doesNotContain("\nstep 3, ");
    }

    @Test
    void theLaterOfTwoMessagesComesFirst() {
        Typed walked = walk("pingpong/hello", "delay 1 200ms\nnext\n2\n", "--calm");
        assertThat(walked.code()).as(walked.err()).isEqualTo(ExitCode.KEPT);
        assertThat(walked.out()).contains("Ping(count=1), message 2 of its link", "100.000001ms at n2: <- n1: Ping");
    }

    @Test
    void whatIsSavedPlaysToTheSameEnd() throws IOException {
        for (String mode : new String[] {"--calm", "--seed=3"}) {
            Path file = folder.resolve("walked" + mode + ".yaml");
            Typed walked = walk(
                    "pingpong/hello",
                    "drop 1\nnext\ndelay 1 30ms\ncrash n2\nnext\nrestart n2\ncut n1 n2\nnext\nheal n1 n2\nend\nsave "
                            + file + "\n",
                    mode);
            assertThat(walked.code()).as(walked.err()).isEqualTo(ExitCode.KEPT);
            assertThat(walked.out()).contains(" at n2: CRASH", " at n2: RESTART", ": PARTITION", ": HEALED");
            String digest = digest(walked.out());
            Typed run = Terminal.plain().type("run", file.toString(), "--no-pictures", "--json");
            assertThat(run.out()).contains("\"digest\" : \"" + digest + "\"");
            assertThat(Files.readString(file)).contains("message 1 of its link is lost", "lost: true", "crash: n2");
            assertThat(walk("pingpong/hello", "save " + file).err()).contains("already; name another file");
        }
    }

    @Test
    void oneGoesBackAndForks() {
        Typed walked = walk("pingpong/hello", "fork start\ndrop 1\nend\nback 2\nend\ngo start\ndone\nlist\n", "--calm");
        assertThat(walked.code()).as(walked.err()).isEqualTo(ExitCode.KEPT);
        String[] ends = walked.out().split("the run is over", -1);
        assertThat(ends).hasSize(3);
        assertThat(digest(ends[1])).isNotEqualTo(digest(ends[2]));
        String own = walk("pingpong/hello", "end\n", "--calm").out();
        assertThat(digest(ends[2])).isEqualTo(digest(own));
    }

    @Test
    void aBrokenPromiseIsSaidWhereItBreaks() {
        Typed walked = walk("raft/half-is-a-majority", "end\n");
        assertThat(walked.code()).as(walked.err()).isEqualTo(ExitCode.KEPT);
        assertThat(walked.out()).contains("BROKEN: ");
    }

    @Test
    void whatCannotBeDoneEndsAPipe() {
        refused("crush n1", "line 1, \"crush n1\": found \"crush\"; did you mean crash?");
        refused("7", "the numbers of the list are 1 to 2");
        refused("drop 2", "only messages can be dropped or delayed");
        refused("crash n7", "there is no node n7; there are n1, n2");
        refused("restart n1", "n1 is not down because of a crash of this walk");
        refused("heal n1 n2", "are not cut off from each other by this walk");
        refused("back", "this is where the walk began");
        refused("go nowhere", "nothing was kept as nowhere");
        refused("delay 1 soon", "a time is written");
        refused("end\nnext", "line 2, \"next\": the run is over");
        refused("save " + "x".repeat(20_000), "a line is no longer than 10000 letters");
        refused("save /no/such/folder/x.yaml", "cannot write");
    }

    private static void refused(String lines, String why) {
        Typed typed = walk("pingpong/hello", lines + "\n");
        assertThat(typed.code()).as(typed.out()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains(why).doesNotContain("\tat ");
    }
}
