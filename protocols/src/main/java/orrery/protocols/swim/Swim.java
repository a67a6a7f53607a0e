package orrery.protocols.swim;

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

/** SWIM: who is there, found out by probing one at a time and told by hearsay. */
@AutoService(Protocol.class)
public final class Swim implements Protocol<Message, Timer> {

    private final Rules rules;

    public Swim() {
        this(new Rules());
    }

    Swim(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "swim";
    }

    @Override
    public String summary() {
        return "Members probe each other in turn, and tell by hearsay who is there (Das, Gupta and Motivala, 2002).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("member", "a node of the group; each keeps a list of all others"),
                new Word("probe", "one member asks another whether it is there; if no answer comes, others ask for it"),
                new Word("suspect", "a member that did not answer; it is declared dead if it does not object in time"),
                new Word("incarnation", "a number that only the member itself makes larger, to object to a suspicion"),
                new Word("hearsay", "news of members travel on the messages that are sent anyway"),
                new Word(
                        "only a new incarnation lifts a suspicion or a death", "nobody else may take a suspicion back"),
                new Word("only a suspect is declared dead", "nobody is declared dead who was not suspected before"),
                new Word(
                        "each probes each other within 2n - 1 periods",
                        "among n members, nobody waits longer to be asked by another"),
                new Word("in the end everybody knows who is there", "once faults are over, all lists are right"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty() || setup.servers().size() < 2) {
            throw new IllegalArgumentException("swim is for 2 members or more without clients, not for "
                    + setup.servers().size() + " with " + setup.clients().size());
        }
        Group group = new Group(self, setup.peersOf(self), setup.options(Options.class), rules);
        return new Member(group, 0, Views.AT_FIRST, List.of(), 0, Optional.empty());
    }

    /** Nobody asks anything. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
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
