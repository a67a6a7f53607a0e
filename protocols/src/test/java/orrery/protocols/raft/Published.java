package orrery.protocols.raft;

/**
 * A number that others published, beside what was measured here. Tolerances are fixed before anything is measured: four
 * standard errors or half of the last printed digit, whichever is more.
 */
final class Published {

    /** How often each experiment is repeated; {@code -Dtrials=100000} for the full form, about a minute. */
    static final int TRIALS = Integer.getInteger("trials", 4_000);

    private Published() {}

    /** Whether a share of trials agrees with a probability; says on the console by how much. */
    static boolean agrees(String what, double probability, long hits, long trials, double halfDigit) {
        double share = (double) hits / trials;
        double standardError = Math.sqrt(probability * (1 - probability) / trials);
        System.out.printf(
                "%-44s published %7.3f %%, measured %7.3f %% of %,d, z = %+.2f%n",
                what, 100 * probability, 100 * share, trials, (share - probability) / standardError);
        return Math.abs(share - probability) <= Math.max(4 * standardError, halfDigit);
    }

    /** Whether a measured time is within a tenth of a published one. */
    static boolean withinATenth(String what, double published, double measured) {
        System.out.printf(
                "%-44s published %6.1f ms, measured %6.1f ms, %+.1f %%%n",
                what, published, measured, 100 * (measured / published - 1));
        return Math.abs(measured - published) <= .1 * published;
    }
}
