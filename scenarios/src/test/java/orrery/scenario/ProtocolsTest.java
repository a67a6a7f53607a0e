package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Protocols are known by name, in order, each name once. */
class ProtocolsTest {

    @Test
    void inTheOrderOfTheirNames() {
        assertThat(Protocols.of(List.of(new Quiet(), new Lighthouse())).names()).containsExactly("lighthouse", "quiet");
        assertThat(Reading.PROTOCOLS.all()).hasExactlyElementsOfTypes(Lighthouse.class, Quiet.class);
        assertThat(List.copyOf(Protocols.installed().names())).isSorted();
    }

    @Test
    void byName() {
        assertThat(Reading.PROTOCOLS.named("quiet")).isInstanceOf(Quiet.class);
        assertThat(Reading.PROTOCOLS.find("loud")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reading.PROTOCOLS.named("quite"))
                .withMessage(
                        "there is no protocol \"quite\"; the protocols are lighthouse, quiet, and what --protocol brings; did you mean \"quiet\"?");
    }

    @Test
    void eachNameOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Protocols.of(List.of(new Quiet(), new Quiet())))
                .withMessage("two protocols are named quiet: orrery.scenario.Quiet and orrery.scenario.Quiet");
    }
}
