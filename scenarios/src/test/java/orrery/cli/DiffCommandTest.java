package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.Terminal.Typed;

/** Two runs are laid side by side: a wrong twin and the right one, two seeds, before and after an edit, two saved ones. */
class DiffCommandTest {

    private static final String SCENARIO = """
            protocol: raft
            duration: 700ms
            seed: 3
            network: { latency: 10ms }
            """;

    @TempDir
    private Path folder;

    private Typed diff(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "diff";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--out";
        all[words.length + 2] = folder.resolve("diff").toString();
        return Terminal.plain().type(all);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("diff").resolve(DiffCommand.PAGE));
    }

    private String written(String name, String more) throws IOException {
        return Files.writeString(folder.resolve(name), SCENARIO + more).toString();
    }

    @Test
    void theTwinPartsWhereItForgets() throws IOException {
        Typed typed = diff("raft/forgets-its-vote", "--against", "twin=none");
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .contains("; broken: election safety", "with twin=none", "; broken: nothing")
                .contains("effects[0].state.votedFor is none here, n1 there");
        assertThat(page())
                .contains("The first difference that matters: at n1", "effects[0].state.votedFor")
                .contains("./orrery diff raft/forgets-its-vote --against twin=none");
    }

    /** What s1 takes for committed nobody else ever hears of, and yet it is what the verdict hangs on. */
    @Test
    void theTwinPartsWhereItDecidesWrongly() {
        assertThat(diff("raft/commits-old-terms", "--against", "twin=none").out())
                .contains("the first that differs and matters, at s1", "  here   step 165")
                .contains("commitIndex is 2 here, 1 there");
    }

    @Test
    void whenOnlyTheOtherFailsItsFailureSaysWhatMatters() {
        Typed typed = diff("raft/forgets-its-vote", "--set", "twin=none", "--against", "twin=forgets-its-vote");
        assertThat(typed.out()).contains("effects[0].state.votedFor is n1 here, none there");
    }

    /** What did not come true in the end no single step decided: there, every difference matters. */
    @Test
    void whatTheWholeRunBrokePartsAtTheFirstDifference() {
        Typed typed = diff("pingpong/never-retries", "--against", "twin=none");
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .contains("; broken: the rally ends\n", "; broken: nothing\n", "the first that differs and matters");
    }

    @Test
    void anEditPartsWhereItIsFelt() throws IOException {
        String before = written("before.yaml", "");
        String after = written("after.yaml", "faults:\n  - { at: 400ms, crash: n1 }\n");
        Typed typed = diff(before, after);
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out()).contains("  there  step ", "400ms at n1: CRASH");
        assertThat(page()).contains("down");
    }

    @Test
    void aSavedRunPartsNowhereFromTheSameRunAndLaterFromAnotherSeed() throws IOException {
        String file = written("run.yaml", "");
        Path saved = folder.resolve("saved");
        Terminal.plain().type("run", file, "--no-pictures", "--out", saved.toString());
        assertThat(diff(saved.toString(), file).out())
                .contains("goes the same way in both, for all of its ", "Nothing that matters differs.");
        assertThat(diff(file, file, "--against", "4").out()).contains("seed 4", "the first that differs and matters");
        assertThat(diff(saved.toString(), file, "--seed", "4").err()).contains("was played already");
    }

    @Test
    void whatCannotBeComparedIsSaid() throws IOException {
        String file = written("run.yaml", "");
        Path saved = folder.resolve("saved");
        Terminal.plain().type("run", file, "--no-pictures", "--last", "3", "--out", saved.toString());
        Typed late = diff(file, saved.toString());
        assertThat(late.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(late.err()).contains("only the last steps were kept");
        Typed alone = diff(file);
        assertThat(alone.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(alone.err()).contains("there is one run, and it takes two");
    }

    @Test
    void withoutAPageNothingIsWritten() throws IOException {
        String file = written("run.yaml", "");
        assertThat(diff(file, "--against", "4", "--no-page").code()).isEqualTo(ExitCode.KEPT);
        assertThat(folder.resolve("diff")).doesNotExist();
    }
}
