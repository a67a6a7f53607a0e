package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a leader keeps account of a follower when answers are late, come twice, or overtake each other: no run shows it. */
class ProgressTest {

    private static final Progress NEW = Progress.unknown(10);

    private static Progress rejected(Progress progress, long conflictIndex) {
        return progress.rejected(new Rules().backUp(progress, conflictIndex));
    }

    @Test
    void aLeaderBeginsAtTheEndOfItsLog() {
        assertThat(NEW).isEqualTo(new Progress(11, 0, false));
    }

    @Test
    void entriesFollowEachOtherWithoutWaiting() {
        assertThat(NEW.sent(1, true).sent(2, true)).isEqualTo(new Progress(14, 0, false));
        assertThat(NEW.sent(0, true)).isSameAs(NEW);
    }

    @Test
    void withoutPipeliningTheyWaitForEachOther() {
        Progress waiting = NEW.sent(2, false);
        assertThat(waiting).isEqualTo(new Progress(13, 0, true));
        assertThat(waiting.accepted(11, false)).isEqualTo(new Progress(13, 11, true));
        assertThat(waiting.accepted(12, false)).isEqualTo(new Progress(13, 12, false));
    }

    @Test
    void afterARejectionTheSameEntriesAreSentUntilTheyAreAccepted() {
        Progress probing = rejected(NEW, 4);
        assertThat(probing).isEqualTo(new Progress(4, 0, true));
        assertThat(probing.sent(7, true)).isEqualTo(probing);
        assertThat(probing.accepted(10, true)).isEqualTo(new Progress(11, 10, false));
    }

    @Test
    void aLateAcceptanceTakesNothingBack() {
        Progress further = new Progress(21, 20, false);
        assertThat(further.accepted(12, true)).isEqualTo(further);
        assertThat(new Progress(25, 20, false).accepted(22, true)).isEqualTo(new Progress(25, 22, false));
    }

    @Test
    void aLateRejectionNeverGoesBackToWhatWasAccepted() {
        assertThat(rejected(new Progress(21, 20, false), 4)).isEqualTo(new Progress(21, 20, true));
        assertThat(rejected(new Progress(30, 20, false), 25)).isEqualTo(new Progress(25, 20, true));
        assertThat(rejected(new Progress(25, 20, true), 28)).isEqualTo(new Progress(25, 20, true));
    }
}
