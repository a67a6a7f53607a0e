package orrery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.explore.Trial.Played;
import orrery.scenario.Catalog;
import orrery.scenario.Conclusion;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.Vacuity;
import orrery.trace.Recording;

/** Every scenario of the library comes out as it expects, proves something, and to the same digest on every Java machine. */
class DigestsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/orrery/golden/digests.txt");
    private static final Catalog LIBRARY = Catalog.bundled();

    static List<String> names() {
        return LIBRARY.list().stream().map(Catalog.Entry::name).toList();
    }

    @Test
    void theLibraryIsNotEmpty() {
        assertThat(names()).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyScenarioComesOutAsItExpects(String name) {
        Plan plan = new ScenarioReader(Protocols.installed()).read(LIBRARY.find(name));
        Played played = plan.trial(false).play(plan.seed(), Recording.digestOnly());
        Vacuity vacuity = Vacuity.of(plan.world(), played.trace(), played.verdicts());
        Conclusion conclusion = Conclusion.of(plan.expect().strict(), played.verdicts(), vacuity);
        assertThat(conclusion.asExpected()).as(conclusion.sentence()).isTrue();
    }

    @Test
    void theDigestsAreThoseThatAreWrittenDown() throws IOException {
        Golden.check(GOLDEN, text(LIBRARY.list()));
    }

    /** Nothing outlives a run: backwards, after other runs in the same Java machine, each is what it was. */
    @Test
    void whatRanBeforeDoesNotMatter() throws IOException {
        assertThat(text(LIBRARY.list().reversed())).isEqualTo(Files.readString(GOLDEN));
    }

    private static String text(List<Catalog.Entry> entries) {
        return Digests.of(entries).entrySet().stream()
                .map(run -> run.getValue() + "  " + run.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /** All JDKs of 21 or newer that lie where this one lies. */
    static List<Path> jdks() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        List<Path> found = new ArrayList<>(List.of(home));
        try (Stream<Path> beside = Files.list(home.getParent())) {
            beside.filter(jdk -> !jdk.equals(home) && !Files.isSymbolicLink(jdk) && fits(jdk))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean fits(Path jdk) {
        Path release = jdk.resolve("release");
        try {
            return Files.isExecutable(jdk.resolve("bin/java"))
                    && Files.isRegularFile(release)
                    && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(2[1-9]|[3-9]\\d).*");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Collectors, compilers, languages, character sets and time zones: what must not matter. */
    static Stream<List<String>> machines() throws IOException {
        List<List<String>> options = List.of(
                List.of("-XX:+UseSerialGC", "-Duser.language=tr", "-Duser.country=TR"),
                List.of("-XX:+UseParallelGC", "-Dfile.encoding=ISO-8859-1", "-Duser.timezone=Asia/Kathmandu"),
                List.of("-XX:+UseG1GC", "-Xint", "-Duser.language=ar", "-Duser.timezone=Pacific/Chatham"));
        List<List<String>> all = new ArrayList<>();
        for (Path jdk : jdks()) {
            for (List<String> option : options) {
                List<String> command =
                        new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
                command.addAll(option);
                all.add(command);
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void theyAreTheSameOnEveryMachine(List<String> machine) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(machine);
        command.addAll(List.of("-cp", classPath(), Digests.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(printed.replace(System.lineSeparator(), "\n")).isEqualTo(Files.readString(GOLDEN));
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
