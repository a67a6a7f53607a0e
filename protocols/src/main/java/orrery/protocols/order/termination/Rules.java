package orrery.protocols.order.termination;

import orrery.protocols.order.termination.Message.Token;

/** The decisions on which it hangs that an end is one (the rules of EWD998). A wrong twin overrides exactly one. */
public class Rules {

    /** Sending a message counts one more, receiving one counts one less (rule 0). */
    public long count(long counter, int by) {
        return counter + by;
    }

    /** Only a passive machine lets go of the token (rule 2). */
    public boolean letsGo(boolean active) {
        return !active;
    }

    /** Whoever receives a message is black: the token may have come by before (rule 3). */
    public boolean colourOnReceipt(boolean black) {
        return true;
    }

    /** The token takes a machine's count along, and its blackness (rules 2 and 4). */
    public Token pass(Token token, boolean black, long counter) {
        return new Token(token.black() || black, token.count() + counter);
    }

    /** When the token has left, the machine is white (rule 7). */
    public boolean colourAfterPassing(boolean black) {
        return false;
    }

    /** All is over if all were white and nothing is on its way; otherwise the probe was in vain (rule 5). */
    public boolean concludes(Token token, boolean black, long counter) {
        return !token.black() && !black && token.count() + counter == 0;
    }

    /** A probe that was in vain is followed by another (rule 5). */
    public boolean probesAgain(boolean first) {
        return true;
    }

    @Override
    public String toString() {
        return "as in EWD998";
    }
}
