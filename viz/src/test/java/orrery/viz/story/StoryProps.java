package orrery.viz.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Trace;
import orrery.viz.play.Plays;
import orrery.viz.story.Flight.Fate;

/** Whatever the seed, a story loses nothing that the trace has. */
class StoryProps {

    private static final int RUNS = 30;

    @Property(tries = RUNS, shrinking = ShrinkingMode.OFF)
    void everySendAndEveryDeliveryIsOneFlight(@ForAll long seed) {
        Trace trace = Plays.troubled(seed);
        List<Flight> flights = Story.of(trace, List.of()).flights();

        long sends = trace.steps().stream()
                .flatMap(step -> step.effects().stream())
                .filter(Effect.Sent.class::isInstance)
                .count();
        long drops = trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Dropped)
                .count();
        assertThat(flights.stream()
                        .map(flight -> List.of(flight.from(), flight.to(), flight.nth()))
                        .distinct())
                .hasSize((int) sends);
        assertThat(flights)
                .filteredOn(flight -> flight.fate() == Fate.DELIVERED)
                .hasSize((int) trace.summary().delivered());
        assertThat(flights).filteredOn(Flight::dropped).hasSize((int) drops);
        assertThat(flights).allMatch(flight -> flight.endNanos() >= flight.sentNanos());
    }

    @Property(tries = RUNS, shrinking = ShrinkingMode.OFF)
    void aNodeIsInOneRoleOrDown(@ForAll long seed) {
        Story story = Story.of(Plays.troubled(seed), List.of());
        for (Lane lane : story.lanes()) {
            long at = 0;
            for (Stay stay : lane.stays()) {
                assertThat(stay.fromNanos()).isGreaterThanOrEqualTo(at);
                assertThat(stay.toNanos()).isGreaterThan(stay.fromNanos());
                at = stay.toNanos();
            }
            for (Outage outage : lane.outages()) {
                assertThat(lane.stays())
                        .noneMatch(stay -> stay.fromNanos() < outage.toNanos() && stay.toNanos() > outage.fromNanos());
            }
        }
    }
}
