package orrery.protocols.threephase;

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

/** Three-phase commit of one transaction, with its termination protocol. */
@AutoService(Protocol.class)
public final class ThreePhase implements Protocol<Message, Timer> {

    private final Rules rules;

    public ThreePhase() {
        this(new Rules());
    }

    ThreePhase(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "threephase";
    }

    @Override
    public String summary() {
        return "Three-phase commit: nobody blocks when sites crash, if no message is late (Skeen, 1981).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("site", "a node that does its part of a transaction"),
                new Word("coordinator", "the site that asks all others for their votes and leads them to a decision"),
                new Word("vote", "a site says yes when it can do its part"),
                new Word(
                        "precommit",
                        "the phase between the votes and the commit: all know that all voted yes, and nobody has done anything yet"),
                new Word("commit", "the decision to do all of it"),
                new Word("abort", "the decision to do nothing of it"),
                new Word("successor", "the site that leads the others on when the coordinator is gone"),
                new Word("all sites decide alike", "no site commits what another one aborts"),
                new Word("a decision stays", "who has decided does not change it"),
                new Word("a commit takes every vote", "nothing is committed for which not all sites voted yes"),
                new Word(
                        "whoever stays up decides",
                        "sites that do not crash come to a decision, whoever else crashes"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        Group group = new Group(self, setup.servers(), setup.options(Options.class), rules);
        if (group.sites().size() < 2) {
            throw new IllegalArgumentException("a coordinator and a participant are two nodes");
        }
        NodeId coordinator = group.sites().getFirst();
        Optional<Saved> saved = setup.saved(Saved.class).map(rules::afterACrash);
        if (saved.isEmpty()) {
            return self.equals(coordinator)
                    ? Coordinator.fresh(group)
                    : new Participant(group, Saved.FRESH, coordinator);
        }
        return saved.get().phase().decided()
                ? new Participant(group, saved.get(), self)
                : new Recovering(group, saved.get());
    }

    /** Nobody asks for anything: the one transaction begins by itself. */
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
        return Landmarks.all();
    }

    @Override
    public List<Twin> twins() {
        return Twins.all();
    }
}
