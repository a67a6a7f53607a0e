package orrery.viz.story;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import orrery.api.NodeId;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/**
 * A trace, read.
 *
 * @param lanes one for each node, servers first
 * @param flights in order of their sends; those whose send was not recorded and duplicates where they ended
 * @param cuts in the order in which they began
 * @param disturbances those that concern no single node
 * @param remarks what the scenario tells and asks, in the order of time, as far as the run came
 * @param fromNanos where the record begins: 0 unless only the last steps were kept
 * @param toNanos where the run ended
 * @param typicalFlightNanos the median time that messages were under way
 */
public record Story(
        Trace trace,
        List<Verdict> verdicts,
        List<Lane> lanes,
        List<Flight> flights,
        List<Cut> cuts,
        List<Disturbance> disturbances,
        List<Remark> remarks,
        long fromNanos,
        long toNanos,
        long typicalFlightNanos) {

    public Story {
        verdicts = List.copyOf(verdicts);
        lanes = List.copyOf(lanes);
        cuts = List.copyOf(cuts);
        disturbances = List.copyOf(disturbances);
        remarks = List.copyOf(remarks);
    }

    /**
     * @throws IllegalArgumentException if a step speaks of a node that the trace's header does not name, or if nodes are
     *     not counted from 0
     */
    public static Story of(Trace trace, List<Verdict> verdicts) {
        List<Step> steps = trace.steps();
        long from =
                steps.isEmpty() || steps.get(0).number() == 0 ? 0 : steps.get(0).timeNanos();
        long to = trace.summary().timeNanos();
        if (!steps.isEmpty()) {
            to = Math.max(to, steps.get(steps.size() - 1).timeNanos());
        }
        Reader reader = new Reader(trace, from, to);
        steps.forEach(reader::read);
        List<Flight> flights = reader.flights();
        return new Story(
                trace,
                verdicts,
                reader.lanes(),
                flights,
                reader.cuts(),
                reader.disturbances(),
                List.of(),
                from,
                to,
                Flights.medianNanos(flights, to - from));
    }

    /**
     * A part of it: some lanes, and of the messages between their nodes some types. What concerns the whole stays.
     *
     * @param shows by the name of a node, whether it is shown
     * @param kinds by the type of a message, as {@link Flight#kind}, whether it is shown
     */
    public Story only(Predicate<String> shows, Predicate<String> kinds) {
        return new Story(
                trace,
                verdicts,
                lanes.stream().filter(lane -> shows.test(lane.node().name())).toList(),
                flights.stream()
                        .filter(flight -> shows.test(flight.from().name())
                                && shows.test(flight.to().name())
                                && kinds.test(flight.kind()))
                        .toList(),
                cuts,
                disturbances,
                remarks,
                fromNanos,
                toNanos,
                typicalFlightNanos);
    }

    /** The same with what its scenario tells and asks. */
    public Story told(List<Remark> all) {
        // a run that ended early never came to the others
        List<Remark> reached =
                all.stream().filter(remark -> remark.timeNanos() <= toNanos).toList();
        return new Story(
                trace, verdicts, lanes, flights, cuts, disturbances, reached, fromNanos, toNanos, typicalFlightNanos);
    }

    /** Servers, then clients. */
    public static List<NodeId> nodes(Trace trace) {
        return Stream.concat(trace.header().servers().stream(), trace.header().clients().stream())
                .toList();
    }

    /** Whether the beginning of the run is missing from the record. */
    public boolean beginsLate() {
        return trace.steps().isEmpty()
                ? trace.summary().steps() > 0
                : trace.steps().get(0).number() > 0;
    }
}
