package orrery.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import orrery.lint.LeakText;
import orrery.lint.Lint;
import orrery.protocols.raft.Raft;

/** No protocol of the library has a leak of determinism that the lint knows. */
class NoLeaksTest {

    @Test
    void inAnyProtocol() throws URISyntaxException {
        Path classes = Path.of(
                Raft.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(LeakText.of(Lint.inspect(classes))).isEqualTo("no leaks of determinism\n");
    }
}
