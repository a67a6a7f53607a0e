package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import orrery.lint.Leak;
import orrery.lint.Lint;

/**
 * Each {@link Way} in which a protocol can leak is named by the lint, with its method, or parts two runs in different Java
 * machines. What the lint cannot see is what {@code verify} is for.
 */
class PlantedLeaksTest {

    private static final Set<Way> BEYOND_THE_LINT =
            EnumSet.of(Way.WALK_OF_ENUMS_IN_A_LIST, Way.BY_REFLECTION, Way.THROUGH_A_LIBRARY);

    private static final Set<Way> NAMED = EnumSet.noneOf(Way.class);
    private static final Set<Way> PARTED = EnumSet.noneOf(Way.class);

    @BeforeAll
    static void lintAndPlay() throws IOException, InterruptedException, URISyntaxException {
        Path classes = Path.of(
                Way.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> methods = new TreeSet<>();
        for (Leak leak : Lint.inspect(classes, "orrery.cli")) {
            if (leak.className().equals(Way.class.getName())) {
                methods.add(leak.method());
            }
        }
        List<String> here = digests(Machine.usual());
        List<String> there = digests(Machine.unusual(Machine.thisHome()));
        assertThat(here).hasSameSizeAs(Way.values()).hasSameSizeAs(there);
        for (Way way : Way.values()) {
            if (methods.contains(way.method())) {
                NAMED.add(way);
            }
            if (!here.get(way.ordinal()).equals(there.get(way.ordinal()))) {
                PARTED.add(way);
            }
        }
    }

    private static List<String> digests(Machine machine) throws IOException, InterruptedException {
        List<String> words = machine.words();
        words.set(words.size() - 1, Planted.class.getName());
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed.lines().toList();
    }

    @Test
    void atLeastTwentyArePlanted() {
        assertThat(Way.values()).hasSizeGreaterThan(20);
    }

    @Test
    void theLintNamesAllButThreeOfThem() {
        assertThat(NAMED).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(BEYOND_THE_LINT)));
    }

    @Test
    void theseThreePartTheRuns() {
        assertThat(PARTED).containsAll(BEYOND_THE_LINT);
    }

    /** Clocks, luck, identities and settings of the machine; not what happens to be the same on one computer. */
    @Test
    void andSoDoMostOfTheOthers() {
        assertThat(PARTED)
                .contains(
                        Way.CURRENT_TIME_MILLIS,
                        Way.NANO_TIME,
                        Way.INSTANT_NOW,
                        Way.MATH_RANDOM,
                        Way.RANDOM_UUID,
                        Way.OWN_RANDOM,
                        Way.SHUFFLE,
                        Way.IDENTITY_HASH,
                        Way.HASH_OF_OBJECT,
                        Way.CHARSET,
                        Way.ZONE,
                        Way.LANGUAGE,
                        Way.FORMAT);
    }
}
