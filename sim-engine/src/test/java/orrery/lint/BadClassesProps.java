package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Of a class file with wrong bytes in it either leaks are told or what is wrong with it; nothing else can happen. */
class BadClassesProps {

    private static final List<byte[]> GOOD = new ArrayList<>();
    private static final Path FOLDER = temporaryFolder();

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("lint");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeContainer
    static void compile() throws IOException {
        Sources.compile(Sources.in("leaks"), FOLDER.resolve("classes"));
        try (Stream<Path> files = Files.walk(FOLDER.resolve("classes"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                GOOD.add(Files.readAllBytes(file));
            }
        }
        Files.createDirectory(FOLDER.resolve("bad"));
    }

    @AfterContainer
    static void delete() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 1_000)
    void isToldOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int wrong) throws IOException {
        Random random = new Random(seed);
        byte[] file = GOOD.get(random.nextInt(GOOD.size())).clone();
        for (int change = 0; change < wrong; change++) {
            file[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt(256);
        }
        Files.write(FOLDER.resolve("bad/Bad.class"), file);
        try {
            assertThat(Lint.inspect(FOLDER.resolve("bad"))).isNotNull();
        } catch (BadClassesException e) {
            assertThat(e).hasMessageStartingWith(FOLDER.resolve("bad/Bad.class").toString());
        }
    }
}
