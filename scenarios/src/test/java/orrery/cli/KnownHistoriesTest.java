package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.cli.Terminal.Typed;

/** The command gives every history of the collection beside the repository the verdict that is known for it. */
class KnownHistoriesTest {

    private static final List<String> LADDER =
            List.of("read-committed", "read-atomic", "causal", "snapshot-isolation", "serializable");

    private record Known(Path file, String name, String label) {}

    private static @Nullable Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("shared/histories/index.tsv"))) {
                return at.resolve("shared/histories");
            }
        }
        return null;
    }

    private static List<Known> known(String labels) throws IOException {
        Path folder = folder();
        assumeTrue(folder != null, "skipped: there is no ../shared/histories beside the repository");
        List<Known> known = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("index.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[4].matches(labels)) {
                known.add(new Known(folder.resolve(cells[0]), cells[0], cells[4]));
            }
        }
        assertThat(known).isNotEmpty();
        return known;
    }

    private static int code(Known history, String consistency, String... model) {
        List<String> words = new ArrayList<>(List.of("check", history.file().toString()));
        words.addAll(List.of(model));
        words.addAll(List.of("--consistency", consistency));
        Typed typed = Terminal.plain().type(words.toArray(String[]::new));
        assertThat(typed.code()).as(history.name() + typed.err()).isIn(ExitCode.KEPT, ExitCode.BROKEN);
        assertThat(typed.out()).as(history.name()).doesNotContain("unknown  ", "not judged  ");
        return typed.code();
    }

    private static String[] object(String name) {
        if (name.startsWith("porcupine/kv")) {
            return new String[] {"--model", "kv-text"};
        }
        if (name.contains("mutex")) {
            return new String[] {"--model", "mutex"};
        }
        return name.startsWith("knossos")
                ? new String[] {"--model", "cas-register", "--initial", "0"}
                : new String[] {"--model", "cas-register"};
    }

    @Test
    void linearizable() throws IOException {
        for (Known each : known("[LN]")) {
            assertThat(code(each, "linearizable", object(each.name())))
                    .as(each.name())
                    .isEqualTo(each.label().equals("L") ? ExitCode.KEPT : ExitCode.BROKEN);
        }
    }

    @Test
    void isolated() throws IOException {
        for (Known each : known("0|RC|RA|CC|TCC|SI|SER")) {
            String strongest = each.label().equals("TCC") ? "CC" : each.label();
            int holds = List.of("0", "RC", "RA", "CC", "SI", "SER").indexOf(strongest);
            // of these, the label is the strongest of three levels alone
            int asked = each.name().startsWith("awdit/causal") ? 3 : LADDER.size();
            boolean lists = each.name().contains("list-append");
            for (String level : LADDER.subList(0, asked)) {
                assertThat(code(each, level, "--model", lists ? "list-append" : "rw-register"))
                        .as(each.name() + " " + level)
                        .isEqualTo(LADDER.indexOf(level) < holds ? ExitCode.KEPT : ExitCode.BROKEN);
            }
        }
    }

    @Test
    void simpleObjects() throws IOException {
        for (Known each : known("ok|bad")) {
            String name = each.file().getFileName().toString();
            assertThat(code(
                            each,
                            "linearizable",
                            "--model",
                            name.substring(0, name.indexOf(name.contains("-") ? '-' : '.'))))
                    .as(each.name())
                    .isEqualTo(each.label().equals("ok") ? ExitCode.KEPT : ExitCode.BROKEN);
        }
    }
}
