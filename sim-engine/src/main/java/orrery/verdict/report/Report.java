package orrery.verdict.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.Finding.Broken;
import orrery.verdict.Finding.Link;
import orrery.verdict.order.Linearizability;
import orrery.verdict.order.SequentialConsistency;
import orrery.verdict.report.Lattice.Point;
import orrery.verdict.transaction.Anomaly;
import orrery.verdict.transaction.Elle;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.Transaction;

/**
 * What every consistency model that makes sense says about one history. Models imply each other, so nothing is searched
 * for that is known already; and a counter-example is made small before it is shown.
 */
public final class Report {

    /** Steps to spend again and again while a counter-example is made smaller. */
    private static final long STEPS_A_TRY = 20_000;

    private static final String CYCLE = "a cycle: ";
    private static final String SEARCHED = "every order of commits";
    private static final int FEW = 6;

    /** About how many bytes a search may remember. */
    private static final long MEMORY = 200_000_000;

    /** What can become of a model. */
    public enum Standing {
        HOLDS,
        BROKEN,
        /** Nobody could say within the budget. */
        UNKNOWN,
        /** The history does not tell what this model asks for. */
        NOT_JUDGED
    }

    /**
     * What one model says.
     *
     * @param finding why; {@link Finding.Undecided} says it for what is unknown or was not judged
     */
    public record Entry(Point point, Standing standing, Finding finding) {

        public String name() {
            return point.name();
        }

        /** The names of the next weaker models. */
        public List<String> implies() {
            return point.implies();
        }

        public boolean holds() {
            return standing == Standing.HOLDS;
        }
    }

    private final Lattice lattice;
    private final History history;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private final Map<String, Finding> findings;
    private final AsSeen asSeen = new AsSeen(this::original);

    private Report(Lattice lattice, History history, Map<String, Finding> findings) {
        this.findings = findings;
        this.lattice = lattice;
        this.history = history;
    }

    /** Judges by all models, the stronger before the weaker. */
    public static Report of(Lattice lattice, History history) {
        return of(lattice, history, Map.of());
    }

    /** @param findings of models that have judged this history already, by the names of the models */
    public static Report of(Lattice lattice, History history, Map<String, Finding> findings) {
        Report report = new Report(lattice, history, findings);
        for (Point point : lattice.points()) {
            report.entries.put(point.name(), report.inherited(point).orElseGet(() -> report.judged(point)));
        }
        report.inferBroken();
        return report;
    }

    /** Judges by this model alone. */
    public static Report of(Lattice lattice, History history, Point only) {
        Report report = new Report(lattice, history, Map.of());
        report.entries.put(only.name(), report.judged(only));
        return report;
    }

    private Optional<Entry> inherited(Point point) {
        return entries.values().stream()
                .filter(stronger -> stronger.holds() && stronger.implies().contains(point.name()))
                .findFirst()
                .map(stronger -> new Entry(point, Standing.HOLDS, stronger.finding));
    }

    /** Each state of a sequential search is remembered with all that was taken: of long histories, fewer. */
    private Finding sequentially(SequentialConsistency sequential) {
        long most = MEMORY / (64 + history.operations().size() / 4);
        SequentialConsistency affordable =
                new SequentialConsistency(sequential.model(), Math.min(sequential.budget(), most));
        return accesses()
                .flatMap(accesses -> SerialAccesses.judge(affordable, history, accesses))
                .orElseGet(() -> affordable.check(history));
    }

    /** The history as reads and writes of registers, if it is one of these and each value was written once. */
    private Optional<History> accesses() {
        try {
            return lattice.named("causal").map(point -> lattice.seenBy(point, history));
        } catch (IllegalArgumentException nobodyCanTell) {
            return Optional.empty();
        }
    }

    private Entry judged(Point point) {
        if (point.ofTime() && isTimeless()) {
            return notJudged(point, "the history does not say when operations began and ended");
        }
        History seen;
        Finding finding;
        try {
            seen = lattice.seenBy(point, history);
            Finding known = findings.get(point.consistency().name());
            finding = known != null
                    ? known
                    : point.consistency() instanceof SequentialConsistency sequential
                            ? sequentially(sequential)
                            : point.consistency().check(seen);
        } catch (IllegalArgumentException unfit) {
            return notJudged(point, String.valueOf(unfit.getMessage()));
        }
        return switch (finding) {
            case Finding.Holds holds -> new Entry(point, Standing.HOLDS, new Finding.Holds(originals(holds.order())));
            case Broken broken -> new Entry(point, Standing.BROKEN, told(shrunk(point, seen, broken)));
            case Finding.Undecided undecided -> new Entry(point, Standing.UNKNOWN, undecided);
        };
    }

    private static Entry notJudged(Point point, String reason) {
        return new Entry(point, Standing.NOT_JUDGED, new Finding.Undecided(reason));
    }

    private boolean isTimeless() {
        List<Operation> operations = history.operations();
        return !operations.isEmpty() && operations.stream().allMatch(operation -> operation.invoked() == 0);
    }

    private Broken shrunk(Point point, History seen, Broken broken) {
        return switch (point.consistency()) {
            case Linearizability explainsItself -> broken;
            case SequentialConsistency sequential -> serially(sequential, broken);
            case Isolation isolation -> Shrinking.of(new Isolation(isolation.level(), STEPS_A_TRY), seen, broken);
            case Consistency polynomial -> Shrinking.of(polynomial, seen, broken);
        };
    }

    /** Over registers sequential consistency is serializability of single accesses, whose counter-examples are small. */
    private Broken serially(SequentialConsistency sequential, Broken broken) {
        Isolation serializable = new Isolation(Level.SERIALIZABLE, STEPS_A_TRY);
        try {
            Optional<History> accesses = accesses();
            if (accesses.isPresent() && serializable.check(accesses.get()) instanceof Broken found) {
                return Shrinking.of(serializable, accesses.get(), found);
            }
        } catch (IllegalArgumentException valuesAreNotUnique) {
            // then there is only the way that any object can go
        }
        List<Operation> likely =
                entries.values().stream().findFirst().map(Entry::finding).orElse(broken) instanceof Broken inTime
                        ? inTime.core()
                        : List.of();
        return sequential.explained(history, likely).orElse(broken);
    }

    /** In the operations of the history, where these had been taken for reads and writes. */
    private Broken told(Broken broken) {
        if (lattice.transactional()) {
            Broken seen = asSeen.of(broken);
            String told = broken.sentence();
            for (int nth = 0; nth < seen.core().size(); nth++) {
                told = told.replace(
                        Isolation.words(broken.core().get(nth)),
                        words(seen.core().get(nth)));
            }
            return inWords(new Broken(told, seen.core(), seen.links()));
        }
        String sentence = broken.sentence();
        for (Operation accesses : broken.core()) {
            if (accesses.question() instanceof Transaction taken) {
                sentence = sentence.replace(taken.toString(), content(original(accesses)));
            }
        }
        return inWords(new Broken(
                sentence,
                originals(broken.core()),
                broken.links().stream()
                        .map(link -> new Link(
                                original(link.before()),
                                original(link.after()),
                                link.why().replace("committed", "come"),
                                link.key()))
                        .toList()));
    }

    /** What a search has refuted, and what was said of reads and writes, is said of the operations instead. */
    private Broken inWords(Broken broken) {
        boolean cycle = broken.sentence().startsWith(CYCLE);
        boolean closed = cycle && isClosed(broken.links());
        if (!broken.sentence().startsWith(SEARCHED) && !(cycle && (closed || !lattice.transactional()))) {
            return broken;
        }
        String sentence;
        if (closed) {
            sentence = CYCLE
                    + String.join("; ", broken.links().stream().map(this::words).toList());
        } else if (broken.core().size() <= FEW) {
            sentence = "no order that this model allows explains "
                    + String.join(", ", broken.core().stream().map(this::words).toList());
        } else {
            sentence = "no order that this model allows explains these "
                    + broken.core().size() + (lattice.transactional() ? " transactions" : " operations");
        }
        return new Broken(sentence, broken.core(), broken.links());
    }

    private static boolean isClosed(List<Link> links) {
        for (int nth = 0; nth < links.size(); nth++) {
            Link next = links.get((nth + 1) % links.size());
            if (links.get(nth).after().id() != next.before().id()) {
                return false;
            }
        }
        return !links.isEmpty();
    }

    private List<Operation> originals(List<Operation> operations) {
        return lattice.transactional()
                ? operations
                : operations.stream().map(this::original).toList();
    }

    private Operation original(Operation operation) {
        int place = (int) operation.id();
        List<Operation> all = history.operations();
        if (place >= 0 && place < all.size() && all.get(place).id() == operation.id()) {
            return all.get(place);
        }
        return all.stream()
                .filter(each -> each.id() == operation.id())
                .findFirst()
                .orElse(operation);
    }

    /** What implies something that is broken is broken too. */
    private void inferBroken() {
        List<Entry> weakestFirst = new ArrayList<>(entries.values()).reversed();
        for (Entry entry : weakestFirst) {
            for (String weaker : entry.implies()) {
                Entry implied = entries.get(weaker);
                boolean open = entry.standing == Standing.UNKNOWN || entry.standing == Standing.NOT_JUDGED;
                if (open && implied != null && implied.standing == Standing.BROKEN) {
                    entries.put(entry.name(), new Entry(entry.point, Standing.BROKEN, implied.finding));
                }
            }
        }
    }

    public Lattice lattice() {
        return lattice;
    }

    /** What was judged. */
    public History history() {
        return history;
    }

    /** What each model says, the stronger before the weaker. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The strongest model of which the history tells enough, and so what a history is asked for if nothing is said. */
    public Entry first() {
        return entries.values().stream()
                .filter(entry -> entry.standing != Standing.NOT_JUDGED)
                .findFirst()
                .orElseGet(() -> entries.values().iterator().next());
    }

    /** Those that hold, and are implied by no other that holds. */
    public List<Entry> strongest() {
        return entries.values().stream()
                .filter(Entry::holds)
                .filter(entry -> entries.values().stream()
                        .noneMatch(other -> other.holds() && other.implies().contains(entry.name())))
                .toList();
    }

    /** A link as a sentence. */
    public String words(Link link) {
        return words(link.before()) + " " + link.why() + " " + words(link.after())
                + (link.key().isEmpty() ? "" : " (" + link.key() + ")");
    }

    /** What is wrong with transactions, by Elle's names, the worst first; empty for anything else. */
    public List<Anomaly> anomalies() {
        try {
            return lattice.transactional() ? Elle.anomalies(history) : List.of();
        } catch (IllegalArgumentException valuesAreNotUnique) {
            return List.of();
        }
    }

    /** An operation as its client would tell it: {@code c3's get x = 4}. */
    public String words(Operation operation) {
        return operation.client() + "'s " + content(operation);
    }

    /** The same without its client. What else a transaction did that is told in part stands as dots. */
    public String content(Operation operation) {
        Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
        return lattice.model()
                .map(model -> model.words(operation.question(), answer))
                .orElseGet(() -> asSeen.words(operation));
    }

    /** Whether this, of a counter-example, is a transaction that did more than is told. */
    public boolean isPart(Operation operation) {
        return lattice.transactional() && asSeen.isPart(operation);
    }

    /** For people: one line a model, and why it is broken. */
    @Override
    public String toString() {
        return entries.values().stream()
                .map(entry -> entry.standing + " " + entry.name() + " " + entry.finding + "\n")
                .collect(Collectors.joining());
    }
}
