package orrery.viz.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.viz.story.Flight;
import orrery.viz.story.RoundTimes;
import orrery.viz.story.Story;

/**
 * A run cut into equal pieces of time, and what happened in each.
 *
 * @param fromNanos where the first piece begins
 * @param pieceNanos how long each is: 1, 2 or 5 times a power of ten
 * @param types of the messages that were sent, in the order of their first appearance
 * @param pieces in order of time; the last may reach beyond the end of the run
 */
record Tally(long fromNanos, long pieceNanos, List<String> types, List<Piece> pieces) {

    private static final int MOST = 120;
    private static final int FEWEST = 20;

    /** With fewer messages in each piece, on average, a chart would be a comb. */
    private static final int A_FEW = 6;

    /**
     * What happened in one piece of time. A message counts as sent when it was sent, and as delivered or dropped when that
     * happened; an operation counts when it ended, or when it was asked if it never did.
     *
     * @param byType how many of each of the types were sent
     * @param medianNanos of the operations that ended ok; -1 if none did
     * @param slowestNanos likewise
     */
    record Piece(
            long fromNanos,
            int sent,
            List<Integer> byType,
            int delivered,
            int lost,
            int cut,
            int down,
            int otherwiseDropped,
            int asked,
            int ok,
            int failed,
            int unknown,
            int neverAnswered,
            long medianNanos,
            long slowestNanos) {

        int dropped() {
            return lost + cut + down + otherwiseDropped;
        }
    }

    private enum Count {
        SENT,
        DELIVERED,
        LOST,
        CUT,
        DOWN,
        OTHERWISE_DROPPED,
        ASKED,
        OK,
        FAILED,
        UNKNOWN,
        NEVER_ANSWERED
    }

    static Tally of(Story story) {
        long from = story.fromNanos();
        int happenings =
                story.flights().size() + story.trace().history().operations().size();
        int about = Math.max(FEWEST, Math.min(MOST, happenings / A_FEW));
        long piece = RoundTimes.atLeast(Math.ceilDiv(Math.max(1, story.toNanos() - from), about));
        int many = (int) Math.max(1, Math.ceilDiv(story.toNanos() - from, piece));
        int[][] counts = new int[many][Count.values().length];
        List<String> types =
                story.flights().stream().map(Flight::kind).distinct().toList();
        Map<String, Integer> places = new HashMap<>(); // it is asked and never walked
        types.forEach(type -> places.put(type, places.size()));
        int[][] byType = new int[many][types.size()];
        List<List<Long>> times = new ArrayList<>();
        for (int nth = 0; nth < many; nth++) {
            times.add(new ArrayList<>());
        }
        for (Flight flight : story.flights()) {
            if (flight.copy() == 0 && flight.sentStep() >= 0) {
                add(counts, Count.SENT, flight.sentNanos(), from, piece);
                if (flight.sentNanos() >= from) {
                    byType[place(flight.sentNanos(), from, piece, many)][places.getOrDefault(flight.kind(), 0)]++;
                }
            }
            switch (flight.fate()) {
                case DELIVERED -> add(counts, Count.DELIVERED, flight.endNanos(), from, piece);
                case LOST -> add(counts, Count.LOST, flight.endNanos(), from, piece);
                case CUT -> add(counts, Count.CUT, flight.endNanos(), from, piece);
                case DOWN -> add(counts, Count.DOWN, flight.endNanos(), from, piece);
                case DAMAGED, OVERFLOWED, NO_LINK, SILENCED ->
                    add(counts, Count.OTHERWISE_DROPPED, flight.endNanos(), from, piece);
                case UNDER_WAY -> {}
            }
        }
        for (Operation operation : story.trace().history().operations()) {
            add(counts, Count.ASKED, operation.invokedNanos(), from, piece);
            switch (operation.outcome()) {
                case Outcome.Ok ok -> {
                    add(counts, Count.OK, operation.completedNanos(), from, piece);
                    if (operation.completedNanos() >= from) {
                        times.get(place(operation.completedNanos(), from, piece, many))
                                .add(operation.completedNanos() - operation.invokedNanos());
                    }
                }
                case Outcome.Fail fail -> add(counts, Count.FAILED, operation.completedNanos(), from, piece);
                case Outcome.Unknown never
                when operation.completedNanos() == Operation.OPEN ->
                    add(counts, Count.NEVER_ANSWERED, operation.invokedNanos(), from, piece);
                case Outcome.Unknown unknown -> add(counts, Count.UNKNOWN, operation.completedNanos(), from, piece);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (int nth = 0; nth < many; nth++) {
            pieces.add(piece(from + nth * piece, counts[nth], byType[nth], times.get(nth)));
        }
        return new Tally(from, piece, types, List.copyOf(pieces));
    }

    private static void add(int[][] counts, Count count, long nanos, long from, long piece) {
        if (nanos >= from && nanos != Operation.OPEN) {
            counts[place(nanos, from, piece, counts.length)][count.ordinal()]++;
        }
    }

    /** What happens at the very end belongs to the last piece. */
    private static int place(long nanos, long from, long piece, int many) {
        return (int) Math.min(many - 1, (nanos - from) / piece);
    }

    private static Piece piece(long from, int[] counts, int[] byType, List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Piece(
                from,
                counts[Count.SENT.ordinal()],
                Arrays.stream(byType).boxed().toList(),
                counts[Count.DELIVERED.ordinal()],
                counts[Count.LOST.ordinal()],
                counts[Count.CUT.ordinal()],
                counts[Count.DOWN.ordinal()],
                counts[Count.OTHERWISE_DROPPED.ordinal()],
                counts[Count.ASKED.ordinal()],
                counts[Count.OK.ordinal()],
                counts[Count.FAILED.ordinal()],
                counts[Count.UNKNOWN.ordinal()],
                counts[Count.NEVER_ANSWERED.ordinal()],
                sorted.length == 0 ? -1 : sorted[sorted.length / 2],
                sorted.length == 0 ? -1 : sorted[sorted.length - 1]);
    }
}
