package orrery.viz.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.trace.Value;

/** Where the number is found by which a protocol tells one reign from the next. */
class EraTest {

    private record Saved(long currentTerm, Optional<String> votedFor) {}

    private record Server(String name, Saved saved) {}

    private record Follower(Server server) {}

    private record Replica(int viewNumber, long round) {}

    private record Deep(Follower follower) {}

    private record Titled(String term) {}

    @Test
    void inTheStateItselfOrInWhatItIsGroupedInto() {
        Follower follower = new Follower(new Server("n1", new Saved(7, Optional.empty())));
        assertThat(Era.of(Value.of(follower))).map(Era::toString).contains("term 7");
        assertThat(Era.of(Value.of(new Replica(3, 9)))).map(Era::toString).contains("view 3");
    }

    @Test
    void butNotAnywhere() {
        assertThat(Era.of(Value.of(new Deep(new Follower(new Server("n1", new Saved(7, Optional.empty())))))))
                .isEmpty();
        assertThat(Era.of(Value.of(new Titled("three")))).isEmpty();
        assertThat(Era.of(Value.of(List.of(1)))).isEmpty();
        assertThat(Era.of(new Value.Nothing())).isEmpty();
    }
}
