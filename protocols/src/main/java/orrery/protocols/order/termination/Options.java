package orrery.protocols.order.termination;

import orrery.api.Span;

/**
 * The computation whose end is to be detected.
 *
 * @param active how likely a machine is active in the beginning
 * @param energy how many pieces of work an active machine begins with; a piece may wake another machine, for one piece less
 * @param piece from which the time that a piece of work takes is drawn
 * @param sends how likely a piece of work wakes another machine
 */
public record Options(double active, int energy, Span piece, double sends) {

    public static final Options DEFAULTS = new Options(0.5, 3, Span.millis(1, 30), 0.7);

    public Options {
        probability("active", active);
        probability("sends", sends);
        if (energy < 0 || energy > 12) {
            throw new IllegalArgumentException("energy must be from 0 to 12, was " + energy);
        }
    }

    private static void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, was " + value);
        }
    }
}
