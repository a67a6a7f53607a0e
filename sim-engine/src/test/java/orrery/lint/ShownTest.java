package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leaks that the lint names do show: one world and one seed give several digests, over a few JVMs or even in one. The
 * protocols are in the resources' folder {@code shown}.
 */
class ShownTest {

    private static final List<String> PROTOCOLS = List.of("ListOrder", "SetOrder", "EnumHash", "ObjectHash", "Counter");

    private static final Map<String, List<String>> RUNS = new TreeMap<>();
    private static List<Leak> leaks = List.of();

    @BeforeAll
    static void play(@TempDir Path classes) throws IOException, InterruptedException {
        Sources.compile(Sources.in("shown"), classes);
        leaks = Lint.inspect(classes);
        for (int jvm = 0; jvm < 3; jvm++) {
            play(7 * jvm, classes)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .forEach(line -> RUNS.computeIfAbsent(line[0].replace("shown.", ""), none -> new ArrayList<>())
                            .add(line[1]));
        }
    }

    private static String play(int drawn, Path classes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path") + File.pathSeparator + classes);
        command.addAll(List.of(Play.class.getName(), Integer.toString(drawn)));
        PROTOCOLS.forEach(protocol -> command.add("shown." + protocol));
        Path out = classes.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ends within a minute")
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(out)).isZero();
            return Files.readString(out);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Set<String> digests(String protocol) {
        Set<String> digests = new LinkedHashSet<>();
        RUNS.get(protocol).forEach(line -> digests.addAll(List.of(line.split(" "))));
        return digests;
    }

    private static List<Kind> named(String protocol) {
        return leaks.stream()
                .filter(leak -> leak.file().equals(protocol + ".java"))
                .map(Leak::kind)
                .toList();
    }

    @Test
    void withoutLeaksThereIsOneDigest() {
        assertThat(named("ListOrder")).isEmpty();
        assertThat(RUNS.get("ListOrder")).hasSize(3);
        assertThat(digests("ListOrder")).hasSize(1);
    }

    @Test
    void aWalkOverSetOf() {
        assertThat(named("SetOrder")).containsExactly(Kind.HASH_ORDER);
        assertThat(digests("SetOrder")).hasSizeGreaterThan(1);
    }

    @Test
    void theHashOfARecordWithAnEnum() {
        assertThat(named("EnumHash")).containsExactly(Kind.IDENTITY);
        assertThat(digests("EnumHash")).hasSizeGreaterThan(1);
    }

    @Test
    void theDefaultText() {
        assertThat(named("ObjectHash")).containsExactly(Kind.IDENTITY);
        assertThat(RUNS.get("ObjectHash"))
                .allSatisfy(line ->
                        assertThat(line.split(" ")[0]).as("two runs in one JVM").isNotEqualTo(line.split(" ")[1]));
    }

    @Test
    void aStaticCounter() {
        assertThat(named("Counter")).containsExactly(Kind.STATIC_STATE);
        assertThat(RUNS.get("Counter"))
                .allSatisfy(line ->
                        assertThat(line.split(" ")[0]).as("two runs in one JVM").isNotEqualTo(line.split(" ")[1]));
    }
}
