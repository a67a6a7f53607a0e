package orrery.protocols.order.token;

/** What goes round. */
public sealed interface Message {

    /**
     * The right to enter.
     *
     * @param passes how often it has been passed on, so that one that comes twice is told from one that comes again
     */
    record Token(Epoch epoch, long passes) implements Message {

        /** Whether it is this one that is valid, of two that were seen. */
        boolean isLaterThan(Token other) {
            int order = epoch.compareTo(other.epoch);
            return order != 0 ? order > 0 : passes > other.passes;
        }

        Token passedOn() {
            return new Token(epoch, passes + 1);
        }
    }

    /** Has anybody the token? If not, the maker of this epoch will make one. */
    record Lost(Epoch epoch) implements Message {}
}
