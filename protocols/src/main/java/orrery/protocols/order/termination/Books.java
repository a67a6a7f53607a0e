package orrery.protocols.order.termination;

import java.util.Optional;
import orrery.protocols.order.termination.Message.Token;

/**
 * What a machine knows of itself.
 *
 * @param black whether it was woken since the token left it (c in EWD998 is {@code counter}, and this its colour)
 * @param counter messages that it has sent, less those that it has received, as its rules count
 * @param sent how many messages it has really sent
 * @param received how many it has really received
 * @param token while it has it
 * @param announced whether it has announced that all is over
 */
public record Books(boolean black, long counter, long sent, long received, Optional<Token> token, boolean announced) {

    static Books opened(Optional<Token> token) {
        return new Books(false, 0, 0, 0, token, false);
    }

    Books sending(Rules rules) {
        return new Books(black, rules.count(counter, 1), sent + 1, received, token, announced);
    }

    Books receiving(Rules rules) {
        return new Books(rules.colourOnReceipt(black), rules.count(counter, -1), sent, received + 1, token, announced);
    }

    Books holding(Token came) {
        return new Books(black, counter, sent, received, Optional.of(came), announced);
    }

    /** The token goes on, or comes to rest. */
    Books without(boolean nowBlack, boolean over) {
        return new Books(nowBlack, counter, sent, received, Optional.empty(), over);
    }
}
