package orrery.protocols.order.token;

import java.util.List;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.protocols.order.token.Message.Lost;
import orrery.protocols.order.token.Message.Token;

/** The token ring with one rule broken, once for each. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new MakesOneAtOnce(),
                        Promises.EXCLUSION,
                        "Whoever misses the token makes another, though the first may only be late."),
                twin(
                        new TakesAnyToken(),
                        Promises.EXCLUSION,
                        "Nobody looks at epochs, and a late token is taken beside the one that replaced it."),
                twin(
                        new PromisesNothing(),
                        Promises.EXCLUSION,
                        "Whoever says that it has not the token takes it all the same when it comes."),
                twin(
                        new SaysNothingFromInside(),
                        Promises.EXCLUSION,
                        "Whoever is inside passes on the question who has the token."),
                twin(
                        new NeverMissesIt(),
                        Promises.PROGRESS,
                        "A token that is lost is not missed, and nobody enters any more."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new TokenRing(broken));
    }

    private static final class MakesOneAtOnce extends Rules {
        @Override
        public boolean asksFirst() {
            return false;
        }
    }

    private static final class TakesAnyToken extends Rules {
        @Override
        public boolean takes(Token token, Token seen) {
            return true;
        }
    }

    private static final class PromisesNothing extends Rules {
        @Override
        public Token promise(Token seen, Lost lost) {
            return seen;
        }
    }

    private static final class SaysNothingFromInside extends Rules {
        @Override
        public boolean answersFor(boolean inside) {
            return false;
        }
    }

    private static final class NeverMissesIt extends Rules {
        @Override
        public boolean missesTheToken() {
            return false;
        }
    }
}
