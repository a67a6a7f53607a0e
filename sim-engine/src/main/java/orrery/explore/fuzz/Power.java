package orrery.explore.fuzz;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How soon a trial is found to break a promise: many campaigns, each of which plays seeds until one breaks something, or until
 * it has played as many as it may. Intervals hold 95 %.
 *
 * @param searches what became of each campaign
 * @param cap how many seeds a campaign may play
 */
public record Power(List<Search> searches, long cap) {

    /**
     * One campaign.
     *
     * @param first the seed with which it began
     * @param seeds how many it played
     * @param broken the promises that the last of them broke; empty if none did, and the cap was reached
     */
    public record Search(long first, long seeds, List<String> broken) {
        public Search {
            broken = List.copyOf(broken);
        }

        public boolean found() {
            return !broken.isEmpty();
        }
    }

    /**
     * Something estimated, and the interval that holds it. Numbers of seeds that are larger than the cap are {@link #BEYOND}.
     */
    public record Estimate(double value, double low, double high) {}

    /** More seeds than a campaign may play; as the upper end of an interval, that nothing bounds it. */
    public static final double BEYOND = -1;

    /** @throws IllegalArgumentException if there is no campaign */
    public Power {
        searches = List.copyOf(searches);
        if (searches.isEmpty()) {
            throw new IllegalArgumentException("there must be a campaign");
        }
    }

    /** In how many campaigns a promise was broken. */
    public int found() {
        return (int) searches.stream().filter(Search::found).count();
    }

    /** In which part of all campaigns a promise is broken, by the interval of Clopper and Pearson (1934). */
    public Estimate rate() {
        int n = searches.size();
        return new Estimate((double) found() / n, Binomial.low(found(), n), Binomial.high(found(), n));
    }

    /**
     * How many seeds it takes to find something in this part of all campaigns; the interval lies between two of the numbers
     * that were observed, as the binomial distribution of ranks says (David and Nagaraja, <i>Order Statistics</i>, 7.1), and is
     * open above where there are too few of them.
     *
     * @param part as 0.5 for the median
     */
    public Estimate quantile(double part) {
        int n = searches.size();
        int low = 0;
        while (low < n && Binomial.atMost(low, n, part) <= Binomial.TAIL) {
            low++;
        }
        int high = low;
        while (high < n && 1 - Binomial.atMost(high, n, part) > Binomial.TAIL) {
            high++;
        }
        return new Estimate(
                ranked((int) StrictMath.ceil(part * n)),
                low == 0 ? 1 : ranked(low),
                high == n ? BEYOND : ranked(high + 1));
    }

    /**
     * How likely one of these campaigns finds something sooner than one of the others, and half of how likely neither is the
     * sooner: 0.5 if it makes no difference (the A measure of Vargha and Delaney, 2000).
     */
    public double sooner(Power others) {
        double sooner = 0;
        for (Search one : searches) {
            for (Search other : others.searches) {
                int order = Long.compare(rank(one), rank(other));
                sooner += order < 0 ? 1 : order == 0 ? .5 : 0;
            }
        }
        return sooner / searches.size() / others.searches.size();
    }

    private static long rank(Search search) {
        return search.found() ? search.seeds() : Long.MAX_VALUE;
    }

    /** Those that found nothing come last. */
    private double ranked(int rank) {
        return searches.stream()
                .mapToDouble(search -> search.found() ? search.seeds() : Double.POSITIVE_INFINITY)
                .sorted()
                .skip(rank - 1L)
                .filter(Double::isFinite)
                .findFirst()
                .orElse(BEYOND);
    }

    /** In which campaigns each promise was broken: how many, by its name. One seed can break several. */
    public SortedMap<String, Integer> promises() {
        SortedMap<String, Integer> promises = new TreeMap<>();
        searches.forEach(search -> search.broken().forEach(promise -> promises.merge(promise, 1, Integer::sum)));
        return Collections.unmodifiableSortedMap(promises);
    }
}
