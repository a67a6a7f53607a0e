package orrery.viz.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Hand;
import orrery.viz.play.Plays;
import orrery.viz.story.Flight.Fate;

/** What is read out of a trace before anything is drawn. */
class StoryTest {

    private static final long MILLIS = 1_000_000L;
    private final Story story = Story.of(EverythingHappens.trace(), List.of());

    @Test
    void aMessageFliesFromItsSendToItsFate() {
        assertThat(story.flights())
                .extracting(flight -> flight.from() + ">" + flight.to() + " " + flight.fate())
                .contains(
                        "alice>bob DELIVERED",
                        "alice>carol LOST",
                        "alice>bob CUT",
                        "eve>carol DOWN",
                        "alice>bob DAMAGED",
                        "alice>bob OVERFLOWED",
                        "bob>carol UNDER_WAY");
        Flight first = story.flights().get(0);
        assertThat(List.of(first.sentStep(), first.sentNanos(), first.endStep(), first.endNanos()))
                .containsExactly(5L, 50 * MILLIS, 7L, 70 * MILLIS);
    }

    @Test
    void aDuplicateAndAnAlteredMessageAreKnown() {
        assertThat(story.flights()).filteredOn(flight -> flight.copy() == 1).hasSize(1);
        assertThat(story.flights()).filteredOn(Flight::altered).hasSize(1);
    }

    @Test
    void aNodeStaysInARoleUntilRoleOrEraChanges() {
        assertThat(story.lanes().get(0).stays())
                .extracting(stay -> stay.words() + " until " + stay.toNanos() / MILLIS)
                .containsExactly(
                        "follower, term 1 until 50", "pre-candidate, term 2 until 95", "leader, term 2 until 500");
        assertThat(story.lanes().get(2).stays())
                .extracting(stay -> stay.fromNanos() / MILLIS + ".." + stay.toNanos() / MILLIS)
                .containsExactly("0..250", "370..500");
        assertThat(story.lanes().get(2).outages()).containsExactly(new Outage("", 20, 250 * MILLIS, 370 * MILLIS));
    }

    @Test
    void cutsAndDisturbancesLastUntilTheyAreOver() {
        assertThat(story.cuts())
                .extracting(
                        cut -> cut.words(5) + " until " + (cut.toNanos() == Flight.OPEN ? "?" : cut.toNanos() / MILLIS))
                .containsExactly("alice | bob carol until 300", "carol -x-> bob until ?");
        assertThat(story.disturbances()).extracting(Disturbance::what).containsExactly("rain on the cable");
        assertThat(story.lanes().get(1).disturbances())
                .extracting(Disturbance::what, Disturbance::toNanos)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pause", 310 * MILLIS),
                        org.assertj.core.groups.Tuple.tuple("clock drift of 200 ppm", Flight.OPEN));
    }

    @Test
    void whoeverIsCutFromAllOthersIsSaidToBe() {
        Hand hand = new Hand("isolated", List.of("n1", "n2", "n3", "n4"), List.of());
        hand.world(
                1,
                new Event.Partitioned(
                        0, List.of(List.of(hand.node(1)), List.of(hand.node(0), hand.node(2), hand.node(3))), false));
        Cut cut = Story.of(hand.trace(2), List.of()).cuts().get(0);
        assertThat(cut.words(4)).isEqualTo("n2 | all others");
        assertThat(cut.words(5)).isEqualTo("n2 | n1 n3 n4");
    }

    @Test
    void aFaultThatCutsManyLinksHealsThemAll() {
        Hand hand = new Hand("ring", List.of("n1", "n2", "n3", "n4"), List.of());
        hand.world(1, new Event.Partitioned(0, List.of(List.of(hand.node(0)), List.of(hand.node(2))), false));
        hand.world(1, new Event.Partitioned(0, List.of(List.of(hand.node(1)), List.of(hand.node(3))), false));
        hand.world(5, new Event.Healed(0));
        assertThat(Story.of(hand.trace(9), List.of()).cuts()).hasSize(2).allMatch(cut -> cut.toNanos() == 5 * MILLIS);
    }

    @Test
    void aReplayedMessageIsAFlightOfItsOwn() {
        Hand hand = new Hand("replay", List.of("n1", "n2"), List.of());
        Value state = Hand.thing("Node", "x", 0);
        Value now = Hand.thing("Say", "x", 2);
        Value earlier = Hand.thing("Say", "x", 1);
        hand.becomes(0, 0, new Event.Booted(0), state, hand.send(1, now, 0));
        hand.becomes(0, 1, new Event.Booted(0), state);
        hand.stays(10, 1, hand.delivery(0, earlier, 0, 0));
        hand.stays(12, 1, hand.delivery(0, now, 0, 0));
        List<Flight> flights = Story.of(hand.trace(20), List.of()).flights();
        assertThat(flights).extracting(Flight::fate).containsExactly(Fate.DELIVERED, Fate.DELIVERED);
        assertThat(flights).extracting(Flight::altered).containsExactly(true, false);
    }

    @Test
    void theLastStepsAloneMakeAStoryToo() {
        Trace last = Plays.longRun(Recording.ring(200));
        Story late = Story.of(last, List.of());
        assertThat(late.beginsLate()).isTrue();
        assertThat(late.fromNanos()).isEqualTo(last.steps().get(0).timeNanos());
        assertThat(late.lanes())
                .filteredOn(lane -> !lane.stays().isEmpty() && lane.outages().isEmpty())
                .isNotEmpty()
                .allMatch(lane -> lane.stays().get(0).fromNanos() == late.fromNanos());
        assertThat(late.flights()).filteredOn(flight -> flight.sentStep() < 0).isNotEmpty();
    }

    @Test
    void aStepAtANodeThatNobodyNamedIsAnError() {
        Hand hand = new Hand("stranger", List.of("n1"), List.of());
        Trace trace = hand.trace(1);
        orrery.api.NodeId stranger = new orrery.api.NodeId(7, "n8");
        Trace wrong = new Trace(
                trace.header(),
                List.of(new orrery.trace.Step(0, 0, stranger, new Event.Crashed(), -1, null, null, List.<Effect>of())),
                trace.history(),
                trace.summary(),
                trace.end(),
                0);
        assertThatThrownBy(() -> Story.of(wrong, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 0 speaks of n8, which is no node of this trace");
    }
}
