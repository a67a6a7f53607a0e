package orrery.protocols.order.termination;

import java.util.List;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.protocols.order.termination.Message.Token;

/** Safra's algorithm with one rule broken, once for each. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new CountsNoMessages(),
                        Promises.TRUE,
                        "Messages are not counted, as in EWD840, where they take no time: one that is on its way behind"
                                + " the token is overlooked."),
                twin(
                        new StaysWhite(),
                        Promises.TRUE,
                        "Whoever is woken stays white: what one machine has sent and another received adds up to nothing,"
                                + " though the token came by before."),
                twin(
                        new LosesTheColour(),
                        Promises.TRUE,
                        "The token takes counts along, and forgets that a machine was black."),
                twin(
                        new ConcludesAfterOneRound(),
                        Promises.TRUE,
                        "Counts alone are looked at when the token comes home, and no colours: a single pass."),
                twin(new PassesWhileActive(), Promises.TRUE, "A machine lets the token go on although it is active."),
                twin(
                        new StaysBlack(),
                        Promises.ANNOUNCED,
                        "Whoever was woken once is black for ever, and every probe is in vain."),
                twin(new ProbesOnce(), Promises.ANNOUNCED, "A probe that was in vain is the last."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new Ewd998(broken));
    }

    private static final class CountsNoMessages extends Rules {
        @Override
        public long count(long counter, int by) {
            return counter;
        }
    }

    private static final class StaysWhite extends Rules {
        @Override
        public boolean colourOnReceipt(boolean black) {
            return black;
        }
    }

    private static final class LosesTheColour extends Rules {
        @Override
        public Token pass(Token token, boolean black, long counter) {
            return new Token(token.black(), token.count() + counter);
        }
    }

    private static final class ConcludesAfterOneRound extends Rules {
        @Override
        public boolean concludes(Token token, boolean black, long counter) {
            return token.count() + counter == 0;
        }
    }

    private static final class PassesWhileActive extends Rules {
        @Override
        public boolean letsGo(boolean active) {
            return true;
        }
    }

    private static final class StaysBlack extends Rules {
        @Override
        public boolean colourAfterPassing(boolean black) {
            return black;
        }
    }

    private static final class ProbesOnce extends Rules {
        @Override
        public boolean probesAgain(boolean first) {
            return first;
        }
    }
}
