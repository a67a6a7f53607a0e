package orrery.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.api.Ask;
import orrery.run.Decisions.Kind;
import orrery.world.Workload;

/** What one client is asked, and when: a function of seed, client and number, whatever else happens in the run. */
final class Questions {

    private final Workload workload;
    private final List<Ask> asks = new ArrayList<>();
    private final int[] weights;
    private final int totalWeight;
    private final double meanGapNanos;
    private final long client;
    private final long clientFactor;
    private final long arrivals;
    private final long kinds;
    private final long keys;

    /** The value that was last carried for each key. Only asked, never walked. */
    private final Map<String, Long> carried = new HashMap<>();

    private long arrival;

    /**
     * @param client which of the clients, from 1
     */
    Questions(Workload workload, Map<String, Ask> vocabulary, int client, int clients, long stream) {
        this.workload = workload;
        this.client = client;
        this.clientFactor = powerOfTenAbove(clients);
        this.weights = new int[workload.mix().size()];
        int sum = 0;
        for (Map.Entry<String, Integer> part : workload.mix().entrySet()) {
            Ask ask = vocabulary.get(part.getKey());
            if (ask == null) {
                throw new IllegalArgumentException(
                        "the protocol knows no '" + part.getKey() + "', only " + vocabulary.keySet());
            }
            sum = Math.addExact(sum, part.getValue());
            weights[asks.size()] = sum;
            asks.add(ask);
        }
        this.totalWeight = sum;
        this.meanGapNanos = clients * 1e9 / workload.ratePerSecond();
        this.arrivals = Decisions.within(stream, Kind.ARRIVAL);
        this.kinds = Decisions.within(stream, Kind.QUESTION);
        this.keys = Decisions.within(stream, Kind.KEY);
        this.arrival = workload.fromNanos();
    }

    /**
     * When the next question arrives: a Poisson process. To be called once for each number, in order.
     *
     * @return nanoseconds, or {@link Long#MAX_VALUE} when no more come
     */
    long arrival(long nth) {
        if (totalWeight == 0 || workload.ratePerSecond() <= 0) {
            return Long.MAX_VALUE;
        }
        double gap = -StrictMath.log1p(-Decisions.fraction(arrivals, nth)) * meanGapNanos;
        arrival += (long) Math.min(gap, 0x1p61);
        return arrival < workload.untilNanos() ? arrival : Long.MAX_VALUE;
    }

    /** At least 1000, so that a value shows its client in the last digits: 7001 is the seventh of c1. */
    private static long powerOfTenAbove(int clients) {
        long power = 1000;
        while (power <= clients) {
            power *= 10;
        }
        return power;
    }

    /** The question itself. To be called once for each number, in order. */
    Record question(long nth) {
        String key = "k" + (1 + Math.unsignedMultiplyHigh(Decisions.bits(keys, nth), workload.keys()));
        long value = (nth + 1) * clientFactor + client;
        long earlier = carried.getOrDefault(key, value);
        int drawn = (int) Math.unsignedMultiplyHigh(Decisions.bits(kinds, nth), totalWeight);
        int kind = 0;
        while (drawn >= weights[kind]) {
            kind++;
        }
        Ask ask = asks.get(kind);
        Record question = ask.question(key, value, earlier);
        boolean carries = !question.equals(ask.question(key, value + clientFactor, earlier));
        if (carries) {
            carried.put(key, value);
        }
        return question;
    }
}
