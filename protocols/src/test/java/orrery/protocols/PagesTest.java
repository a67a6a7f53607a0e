package orrery.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Twin;

/** A protocol's page names its options, promises, landmarks and wrong twins, and there is a scenario for each twin. */
class PagesTest {

    private static final Path ROOT = Path.of("..");

    static List<Protocol<?, ?>> protocols() {
        return ServiceLoader.load(Protocol.class).stream()
                .<Protocol<?, ?>>map(ServiceLoader.Provider::get)
                .filter(protocol -> Files.exists(page(protocol)))
                .toList();
    }

    @Test
    void thereArePages() {
        assertThat(protocols()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void namesAllOptions(Protocol<?, ?> protocol) throws IOException {
        String text = Files.readString(page(protocol));
        for (var option : protocol.options().getClass().getRecordComponents()) {
            assertThat(text).contains("\n| `" + option.getName() + "` | ");
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void namesAllPromises(Protocol<?, ?> protocol) throws IOException {
        String text = Files.readString(page(protocol));
        for (Check check : protocol.checks()) {
            if (!(check instanceof Check.Probe)) {
                assertThat(text).contains("\n| " + check.promise() + " | ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void namesAllLandmarks(Protocol<?, ?> protocol) throws IOException {
        String text = Files.readString(page(protocol)).replace('\n', ' ');
        for (String landmark : protocol.landmarks().keySet()) {
            assertThat(text).contains("*" + landmark + "*");
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void namesAllTwinsAndThereIsAScenarioForEach(Protocol<?, ?> protocol) throws IOException {
        String text = Files.readString(page(protocol));
        for (Twin twin : protocol.twins()) {
            assertThat(text).contains("\n| " + twin.name() + " | " + twin.breaks() + " | ");
            Path scenario = ROOT.resolve(Path.of("scenarios", "library", protocol.name(), twin.name() + ".yaml"));
            assertThat(Files.readString(scenario))
                    .contains("\ntwin: " + twin.name() + "\n")
                    .contains("broken: \"" + twin.breaks() + "\"");
        }
    }

    private static Path page(Protocol<?, ?> protocol) {
        return ROOT.resolve(Path.of("docs", "reference", "protocols", protocol.name() + ".md"));
    }
}
