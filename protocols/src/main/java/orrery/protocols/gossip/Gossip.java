package orrery.protocols.gossip;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Decoy;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;

/** Rumor mongering: a complex epidemic, with all the switches of Demers and others (1987). */
@AutoService(Protocol.class)
public final class Gossip implements Protocol<Message, Timer> {

    private final Rules rules;

    public Gossip() {
        this(new Rules());
    }

    Gossip(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "gossip";
    }

    @Override
    public String summary() {
        return "A rumor spreads from site to site until nobody finds it interesting (Demers and others, 1987).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("site", "a node that may hear the rumor"),
                new Word("susceptible", "said of a site that has not heard the rumor"),
                new Word("infective", "said of a site that spreads it"),
                new Word(
                        "removed",
                        "said of a site that has heard it and lost interest, after it told it too often to those who knew it"),
                new Word("who has lost interest spreads the rumor no more", "a removed site stays removed"),
                new Word("what a site has heard it never forgets", "not even in a crash"),
                new Word("the rumor dies out", "in the end nobody spreads it any more"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** The first site begins with the rumor; a site that comes back knows what it knew. */
    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty() || setup.servers().size() < 2) {
            throw new IllegalArgumentException("gossip is for 2 sites or more without clients, not for "
                    + setup.servers().size() + " with " + setup.clients().size());
        }
        Place place = new Place(self, sites(self, setup), setup.options(Options.class), rules);
        Optional<Saved> saved = setup.saved(Saved.class);
        if (saved.isPresent()) {
            return new Removed(place, saved.get().heard(), 0);
        }
        return self.index() == 0 ? new Infective(place, 0, 0, Infective.Found.NOTHING, 0) : new Susceptible(place);
    }

    /** Where all have links to all, the world's list serves all: ten thousand lists of ten thousand would be too many. */
    private static List<NodeId> sites(NodeId self, Setup setup) {
        return setup.neighbours().size() == setup.servers().size() - 1
                ? setup.servers()
                : Stream.concat(Stream.of(self), setup.neighbours().stream())
                        .sorted()
                        .toList();
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

    @Override
    public List<Decoy> decoys() {
        return Decoys.all();
    }
}
