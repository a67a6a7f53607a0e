package orrery.run.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.api.Ask;
import orrery.run.core.Decisions;
import orrery.run.core.Decisions.Kind;
import orrery.world.Workload;
import orrery.world.Workload.Loop;

/** What one client is asked, and when: a function of seed, client and number, whatever else happens in the run. */
final class Questions {

    /** When no more questions come. */
    static final long NEVER = Long.MAX_VALUE;

    private final Workload workload;
    private final List<Ask> asks = new ArrayList<>();
    private final int[] weights;
    private final int totalWeight;
    private final int clients;
    private final long client;
    private final long clientFactor;
    private final Popularity popularity;
    private final long arrivals;
    private final long kinds;
    private final long keys;
    private final long patience;

    /** The value that was last carried for each key. Only asked, never walked. */
    private final Map<String, Long> carried = new HashMap<>();

    private long arrival;

    /**
     * @param popularity of the workload's keys, the same for all clients
     * @param client which of the clients, from 1
     */
    Questions(
            Workload workload,
            Popularity popularity,
            Map<String, Ask> vocabulary,
            int client,
            int clients,
            long stream) {
        this.workload = workload;
        this.client = client;
        this.clients = clients;
        this.clientFactor = powerOfTenAbove(clients);
        this.popularity = popularity;
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
        this.arrivals = Decisions.within(stream, Kind.ARRIVAL);
        this.kinds = Decisions.within(stream, Kind.QUESTION);
        this.keys = Decisions.within(stream, Kind.KEY);
        this.patience = Decisions.within(stream, Kind.PATIENCE);
        this.arrival = workload.fromNanos();
    }

    /** Whether the next question waits for the answer to the last. */
    boolean waitsForAnswers() {
        return workload.loop() instanceof Loop.Closed;
    }

    /**
     * When a question comes. To be called once for each number, in order.
     *
     * @param answered when the question before it was answered; the start of the run for the first
     * @return nanoseconds, or {@link #NEVER}
     */
    long arrival(long nth, long answered) {
        if (totalWeight == 0) {
            return NEVER;
        }
        double u = Decisions.fraction(arrivals, nth);
        arrival = switch (workload.loop()) {
            case Loop.Open(double rate) when rate <= 0 -> NEVER;
            case Loop.Open(double rate) -> arrival + gap(u, clients * 1e9 / rate);
            case Loop.Closed(var think) -> Math.max(answered, workload.fromNanos()) + think.nanos(u);
        };
        return arrival < workload.untilNanos() ? arrival : NEVER;
    }

    /** Between two arrivals of a Poisson process. */
    private static long gap(double u, double meanNanos) {
        return (long) Math.min(-StrictMath.log1p(-u) * meanNanos, Long.MAX_VALUE / 4.0);
    }

    /** After how long the client gives the operation up, or {@link #NEVER}. */
    long patience(long op) {
        return workload.timeout()
                .map(span -> span.minNanos()
                        + (long) (Decisions.fraction(patience, op) * (span.maxNanos() - span.minNanos())))
                .orElse(NEVER);
    }

    int retries() {
        return workload.retries();
    }

    /** The question itself. To be called once for each number, in order. */
    Record question(long nth) {
        String key = "k" + (1 + popularity.pick(Decisions.fraction(keys, nth)));
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

    /** At least 1000, so that a value shows its client in the last digits: 7001 is the seventh of c1. */
    private static long powerOfTenAbove(int clients) {
        long power = 1000;
        while (power <= clients) {
            power *= 10;
        }
        return power;
    }
}
