package orrery.protocols.order.snapshot;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.pcollections.TreePMap;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Roles;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;
import orrery.protocols.order.channel.Links;
import orrery.protocols.order.channel.Numbered;

/** Chandy and Lamport's snapshots of banks that go on sending each other money. */
@AutoService(Protocol.class)
public final class ChandyLamport implements Protocol<Numbered<Message>, Timer> {

    private final Rules rules;

    public ChandyLamport() {
        this(new Rules());
    }

    ChandyLamport(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "chandy-lamport";
    }

    @Override
    public String summary() {
        return "Markers take a snapshot of banks that go on sending each other money (Chandy and Lamport, 1985).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("snapshot", "what all banks held and what was on its way between them, as if at one moment"),
                new Word(
                        "marker",
                        "a message that says: what I sent before this belongs to the snapshot, what I send after it does not"),
                new Word("channel", "the way from one bank to another; messages do not overtake each other on it"),
                new Word("a snapshot finds all the money", "the sum in a snapshot is all the money there is"),
                new Word("snapshots are completed", "every snapshot that was begun is finished"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: banks do business of themselves. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public Node<Numbered<Message>, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("chandy-lamport has no clients");
        }
        Options options = setup.options(Options.class);
        Bank.Place place = new Bank.Place(self, setup.peersOf(self), options, rules);
        return new Bank(place, options.tokens(), options.transfers(), TreePMap.empty(), Links.fresh());
    }

    @Override
    public List<Check> checks() {
        return Promises.all();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Promises.landmarks();
    }

    // ---- wrong twins

    @Override
    public List<Twin> twins() {
        return List.of(
                twin(
                        new TakesMessagesAsTheyCome(),
                        Promises.CONSERVED,
                        "The order of a link is not kept, and money overtakes the marker."),
                twin(
                        new ForgetsTheLinks(),
                        Promises.CONSERVED,
                        "Only balances are recorded, and what was on its way is lost."),
                twin(
                        new CountsWhatComesLater(),
                        Promises.CONSERVED,
                        "Money counts as on its way even if it was sent after the marker."),
                twin(
                        new KeepsMarkersToItself(),
                        Promises.COMPLETE,
                        "Only who begins a snapshot sends markers, and all others wait for each other's."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new ChandyLamport(broken));
    }

    private static final class TakesMessagesAsTheyCome extends Rules {
        @Override
        public boolean inOrder() {
            return false;
        }
    }

    private static final class ForgetsTheLinks extends Rules {
        @Override
        public boolean wasOnItsWay(Cut cut, NodeId link) {
            return false;
        }
    }

    private static final class CountsWhatComesLater extends Rules {
        @Override
        public boolean wasOnItsWay(Cut cut, NodeId link) {
            return true;
        }
    }

    private static final class KeepsMarkersToItself extends Rules {
        @Override
        public boolean passesMarkersOn() {
            return false;
        }
    }
}
