package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a leader knows that it still leads: as of the beginning of the last round that a majority answered. */
class RoundsTest {

    private static final Rounds.Quorum MAJORITY = majority(5, 3);

    /** The first of so many servers asks. */
    private static Rounds.Quorum majority(int servers, int majority) {
        return (answered, last) -> Stream.concat(Stream.of(last), answered.subList(1, servers).stream())
                .sorted(Comparator.reverseOrder())
                .toList()
                .get(majority - 1);
    }

    private static Duration at(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void aMajorityWithTheLeaderConfirmsARound() {
        Rounds asked = Rounds.none(5, at(0)).begin(at(10), MAJORITY);
        Rounds one = asked.answer(1, 1, MAJORITY);
        assertThat(one.confirmed()).isZero();
        assertThat(one.answer(1, 1, MAJORITY)).isSameAs(one);
        Rounds two = one.answer(3, 1, MAJORITY);
        assertThat(two.confirmed()).isEqualTo(1);
        assertThat(two.since()).isEqualTo(at(10));
        assertThat(two.open()).isEmpty();
    }

    @Test
    void whoAnswersALaterRoundHasAnsweredAllBeforeIt() {
        Rounds asked = Rounds.none(5, at(0))
                .begin(at(10), MAJORITY)
                .begin(at(20), MAJORITY)
                .begin(at(30), MAJORITY);
        Rounds answered = asked.answer(1, 3, MAJORITY).answer(2, 2, MAJORITY);
        assertThat(answered.confirmed()).isEqualTo(2);
        assertThat(answered.since()).isEqualTo(at(20));
        assertThat(answered.open()).containsExactly(new Rounds.Begun(3, at(30)));
        assertThat(answered.answer(4, 1, MAJORITY).confirmed()).isEqualTo(2);
    }

    @Test
    void aServerAloneConfirmsAtOnce() {
        Rounds alone = Rounds.none(1, at(0)).begin(at(10), majority(1, 1));
        assertThat(alone.confirmed()).isEqualTo(1);
        assertThat(alone.since()).isEqualTo(at(10));
    }
}
