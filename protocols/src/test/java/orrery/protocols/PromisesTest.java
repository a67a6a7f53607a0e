package orrery.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Twin;

/** Every promise is one that can be broken: to each belongs a wrong twin that breaks it. */
class PromisesTest {

    /** By protocol, a promise that no twin breaks yet. */
    private static final Map<String, String> UNBROKEN = Map.of("raft", "leader append-only");

    static List<Protocol<?, ?>> protocols() {
        return ServiceLoader.load(Protocol.class).stream()
                .<Protocol<?, ?>>map(ServiceLoader.Provider::get)
                // an example in a test promises more than its few twins break
                .filter(protocol ->
                        !protocol.twins().isEmpty() && !protocol.name().equals("notebook"))
                .toList();
    }

    @Test
    void thereAreProtocols() {
        assertThat(protocols()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void eachPromiseIsBrokenBySomeTwin(Protocol<?, ?> protocol) {
        List<String> promises = protocol.checks().stream()
                .filter(check -> !(check instanceof Check.Sometimes))
                .map(Check::promise)
                .filter(promise -> !promise.equals(UNBROKEN.get(protocol.name())))
                .toList();
        List<String> broken = protocol.twins().stream().map(Twin::breaks).toList();
        assertThat(broken).as(protocol.name()).containsAll(promises);
    }
}
