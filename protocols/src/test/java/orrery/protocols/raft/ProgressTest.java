package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a leader keeps account of a follower when answers are late, come twice, or overtake each other: no run shows it. */
class ProgressTest {

    private static final Progress NEW = Progress.unknown(10);

    @Test
    void aLeaderBeginsAtTheEndOfItsLog() {
        assertThat(NEW).isEqualTo(new Progress(11, 0, false));
    }

    @Test
    void entriesFollowEachOtherWithoutWaiting() {
        assertThat(NEW.sent(1).sent(2)).isEqualTo(new Progress(14, 0, false));
        assertThat(NEW.sent(0)).isSameAs(NEW);
    }

    @Test
    void afterARejectionTheSameEntriesAreSentUntilTheyAreAccepted() {
        Progress probing = NEW.rejected(4);
        assertThat(probing).isEqualTo(new Progress(4, 0, true));
        assertThat(probing.sent(7)).isEqualTo(probing);
        assertThat(probing.accepted(10)).isEqualTo(new Progress(11, 10, false));
    }

    @Test
    void aLateAcceptanceTakesNothingBack() {
        Progress further = new Progress(21, 20, false);
        assertThat(further.accepted(12)).isEqualTo(further);
        assertThat(new Progress(25, 20, false).accepted(22)).isEqualTo(new Progress(25, 22, false));
    }

    @Test
    void aLateRejectionNeverGoesBackToWhatWasAccepted() {
        assertThat(new Progress(21, 20, false).rejected(4)).isEqualTo(new Progress(21, 20, true));
        assertThat(new Progress(30, 20, false).rejected(25)).isEqualTo(new Progress(25, 20, true));
        assertThat(new Progress(25, 20, true).rejected(28)).isEqualTo(new Progress(25, 20, true));
    }
}
