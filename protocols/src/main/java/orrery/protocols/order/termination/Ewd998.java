package orrery.protocols.order.termination;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;
import orrery.protocols.order.termination.Message.Token;

/** A token goes round until it finds all machines passive and no message on its way. */
@AutoService(Protocol.class)
public final class Ewd998 implements Protocol<Message, Timer> {

    private final Rules rules;

    public Ewd998() {
        this(new Rules());
    }

    Ewd998(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "ewd998";
    }

    @Override
    public String summary() {
        return "A token goes round a ring until it has seen that all is over: termination detection (Safra, 1987).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("active", "said of a machine that works, and may send work to others"),
                new Word("passive", "said of a machine that has nothing to do until a message wakes it"),
                new Word(
                        "token",
                        "goes round the ring and adds up what machines have sent less what they have received"),
                new Word("colour", "black says that a machine has received something since the token last came by"),
                new Word(
                        "all is over when it is announced",
                        "when termination is announced, all are passive and no message is on its way"),
                new Word("when all is over it is announced", "if all is over, the token finds it out"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: machines wake each other. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("ewd998 has no clients");
        }
        Options options = setup.options(Options.class);
        Machine.Place place = new Machine.Place(self, setup.servers(), options, rules);
        Optional<Token> token = place.begins() ? Optional.of(Token.FIRST) : Optional.empty();
        return new Active(place, Books.opened(token), options.energy());
    }

    @Override
    public List<Check> checks() {
        return Promises.all();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Promises.landmarks();
    }

    @Override
    public List<Twin> twins() {
        return Twins.all();
    }
}
