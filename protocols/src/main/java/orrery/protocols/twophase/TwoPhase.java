package orrery.protocols.twophase;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.CorruptDiskException;
import orrery.api.Decoy;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Stored;
import orrery.api.Twin;
import orrery.api.Word;

/** Two-phase commit, over a bank whose accounts lie on several nodes. */
@AutoService(Protocol.class)
public final class TwoPhase implements Protocol<Message, Timer> {

    private final Rules rules;

    public TwoPhase() {
        this(new Rules());
    }

    TwoPhase(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "twophase";
    }

    @Override
    public String summary() {
        return "Two-phase commit: several nodes do all of a transaction or nothing, and sometimes block (Gray, 1978).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("transaction", "a few changes at several nodes that must happen everywhere or nowhere"),
                new Word("participant", "a node that holds some of the data and does its part of a transaction"),
                new Word(
                        "coordinator",
                        "the node that runs a transaction: it asks all participants for a vote and tells them the decision"),
                new Word(
                        "vote",
                        "a participant says yes when its part is ready on its disk, so that it can do it whatever happens; from then on it may not decide alone"),
                new Word("Prepare", "the first phase: the coordinator asks for the votes"),
                new Word(
                        "commit",
                        "the decision to do all of a transaction, allowed only if every participant voted yes"),
                new Word("abort", "the decision to do nothing of it"),
                new Word(
                        "uncertain",
                        "said of a participant that voted yes and does not know the decision: it must ask, and wait"),
                new Word(
                        "presumption",
                        "what a coordinator without a record of a transaction answers: that it was aborted, unless it was told to presume a commit"),
                new Word("all sites decide alike", "no two nodes decide a transaction in different ways"),
                new Word("a decision stays", "who has decided does not change it, not even after a crash"),
                new Word("a commit takes every vote", "nothing is committed for which not all participants voted yes"),
                new Word("nobody stays uncertain", "once faults are over, every participant learns the decision"),
                new Word("every audit finds all the money", "whoever adds up all accounts gets the same sum"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        Options options = setup.options(Options.class);
        boolean apart = options.coordinator() == Options.Placement.APART;
        if (apart && setup.servers().size() < 2) {
            throw new IllegalArgumentException("a coordinator apart from its participants takes at least two nodes");
        }
        Bank bank = Bank.of(setup.servers(), options);
        if (setup.isClient(self)) {
            return new Client(setup.servers(), bank, options, Optional.empty());
        }
        Place place = new Place(self, options, rules);
        Coordinator coordinator =
                Coordinator.of(place, found(setup, Minutes.FILE, Minutes.class).orElse(Minutes.NONE));
        if (apart && self.equals(setup.servers().getFirst())) {
            return coordinator;
        }
        Ledger ledger = found(setup, Ledger.FILE, Ledger.class).orElseGet(() -> Ledger.opening(bank.opening(self)));
        Participant participant = Participant.of(place, ledger);
        return apart ? participant : new Site(coordinator, participant);
    }

    private static <F extends Record> Optional<F> found(Setup setup, String file, Class<F> type) {
        return switch (setup.read(file)) {
            case Stored.Found(Record content) -> Optional.of(type.cast(content));
            case Stored.Missing missing -> Optional.empty();
            case Stored.Corrupt corrupt -> throw new CorruptDiskException(file);
        };
    }

    @Override
    public Map<String, Ask> asks() {
        return Question.asks();
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

    @Override
    public List<Decoy> decoys() {
        return Decoys.all();
    }
}
