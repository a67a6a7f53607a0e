package orrery.protocols.order.termination;

/** What machines send each other. */
public sealed interface Message {

    /**
     * Work, which wakes whoever gets it.
     *
     * @param energy how much more work may come of it
     */
    record Work(int energy) implements Message {}

    /**
     * The token of a probe, which goes round against the order of the machines.
     *
     * @param black whether a machine that it came by was black
     * @param count how many messages those machines have sent and not seen arrive, together
     */
    record Token(boolean black, long count) implements Message {

        /** Before the first probe: it proves nothing. */
        static final Token FIRST = new Token(true, 0);

        /** As a probe begins (EWD998, rule 1). */
        static final Token FRESH = new Token(false, 0);
    }
}
