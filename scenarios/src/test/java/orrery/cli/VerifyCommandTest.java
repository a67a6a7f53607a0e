package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static orrery.cli.Terminal.scenario;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two Java machines play the same run, or verify says where they part. */
class VerifyCommandTest {

    @Test
    void aRunThatDependsOnNothingFromOutsideIsTheSameInBoth() throws IOException, InterruptedException {
        Child.Ended ended = Child.orrery("verify", scenario("postbox"), "--seed", "7");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(ExitCode.KEPT);
        assertThat(ended.out()).contains("All runs are equal.");
        assertThat(ended.out()
                        .lines()
                        .skip(1)
                        .limit(2)
                        .map(line -> line.substring(0, 30))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void crashesAndPartitionsAreTheSameInBothUnderEachSeed() throws IOException, InterruptedException {
        Child.Ended ended = Child.orrery("verify", scenario("stormy"), "--seeds", "-1..0");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(ExitCode.KEPT);
        assertThat(ended.out()).contains("seed -1\n", "seed 0\n").endsWith("All runs are equal.\n");
        List<String> digests = ended.out()
                .lines()
                .filter(line -> line.contains(" over "))
                .map(line -> line.strip().substring(0, 16))
                .toList();
        assertThat(digests).hasSize(4);
        assertThat(digests.stream().distinct()).hasSize(2);
    }

    @Test
    void eachSeedUnderWhichRunsPartIsNamed() throws IOException, InterruptedException {
        Child.Ended ended = Child.orrery("verify", scenario("leaky"), "--seeds", "7..8");
        assertThat(ended.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ended.out()).containsPattern("(?s)seed 7\n.*It differs .* at n2.*seed 8\n.*It differs .* at n2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "1..", "2..1", "a..b", "0..99999999999999999999", "-9223372036854775808..9"})
    void seedsThatMakeNoSense(String seeds) {
        Terminal.Typed typed = Terminal.plain().type("verify", scenario("postbox"), "--seeds=" + seeds);
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("'--seeds'", "found \"" + seeds + "\"", "seeds are written 1..20");
    }

    @Test
    void tooManySeeds() {
        Terminal.Typed typed = Terminal.plain().type("verify", scenario("postbox"), "--seeds=1..101");
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("--seeds: found 1..101, but at most 100 are compared");
    }

    @Test
    void oneSeedOrSeveral() {
        Terminal.Typed typed = Terminal.plain().type("verify", scenario("postbox"), "--seed", "7", "--seeds", "1..2");
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("--seed and --seeds: say one of them");
    }

    /** {@link Leaky} says "HI" in most languages and "Hİ" in Turkish. */
    @Test
    void aLeakIsNamedByStepNodeAndField() throws IOException, InterruptedException {
        Child.Ended ended = Child.orrery("verify", scenario("leaky"));
        assertThat(ended.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ended.out())
                .containsPattern("step 2, \\S+ at n2: after\\.heard is HI in the first run and Hİ in the second");
    }

    @Test
    void whatCannotBePlayedIsToldOnce() {
        Terminal.Typed typed = Terminal.plain().type("verify", scenario("wrong"));
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("protocl");
    }

    /** As a Java does that is older than this program: it says why, and ends with 1. */
    @Test
    void aJdkThatCannotPlayIsToldWithWhatItSaid(@TempDir Path jdk) throws IOException, InterruptedException {
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        assumeTrue(new File("/bin/sh").canExecute(), "a shell");
        Files.writeString(java, "#!/bin/sh\necho 'compiled by a more recent version' >&2\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Child.Ended ended = Child.orrery("verify", scenario("postbox"), "--jdk", jdk.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ended.err()).contains(jdk + ", interpreting", "failed:\ncompiled by a more recent version\n");
    }

    @Test
    void whatIsNoJdkIsTold() {
        Path nowhere = Path.of("no", "jdk");
        Terminal.Typed typed = Terminal.plain().type("verify", scenario("postbox"), "--jdk", nowhere.toString());
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("--jdk " + nowhere);
    }
}
