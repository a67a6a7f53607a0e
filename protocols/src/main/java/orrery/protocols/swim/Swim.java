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
        return new Member(group, 0, Views.of(group.others()), List.of(), 0, Optional.empty());
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
