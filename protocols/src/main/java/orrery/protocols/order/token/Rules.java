package orrery.protocols.order.token;

import orrery.protocols.order.token.Message.Lost;
import orrery.protocols.order.token.Message.Token;

/** The decisions on which it hangs that there is one token. A wrong twin overrides exactly one. */
public class Rules {

    /** A token is taken if it is later than all that was seen: not one that comes twice, nor one that was replaced. */
    public boolean takes(Token token, Token seen) {
        return token.isLaterThan(seen);
    }

    /** Whoever misses the token makes a new one only when it has asked all others, and nobody has it. */
    public boolean asksFirst() {
        return true;
    }

    /** A new token is of a later epoch than all that was seen. */
    public Epoch next(Epoch seen, int self) {
        return seen.next(self);
    }

    /** Whoever is asked whether it has the token takes none of an earlier epoch from now on. */
    public Token promise(Token seen, Lost lost) {
        return new Token(lost.epoch(), 0);
    }

    /** Whoever is inside does not pass the question on: the token is not lost. */
    public boolean answersFor(boolean inside) {
        return inside;
    }

    /** Whoever waits too long for the token asks for it. */
    public boolean missesTheToken() {
        return true;
    }

    @Override
    public String toString() {
        return "as they should be";
    }
}
