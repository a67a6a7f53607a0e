package orrery.verdict.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orrery.api.History;
import orrery.verdict.Consistency;
import orrery.verdict.model.Model;
import orrery.verdict.order.Linearizability;
import orrery.verdict.order.SequentialConsistency;
import orrery.verdict.transaction.Causal;
import orrery.verdict.transaction.Causal.Strength;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.SessionGuarantee;
import orrery.verdict.transaction.SessionGuarantee.Kind;

/**
 * The consistency models that make sense for one kind of history, and which of them imply which: what is linearizable is
 * sequentially consistent, and so on down.
 */
public final class Lattice {

    /**
     * One model.
     *
     * @param name as in {@code --consistency causal-memory}
     * @param implies the names of the next weaker models
     * @param ofTime whether it asks when operations began and ended, which some histories do not know
     */
    public record Point(String name, Consistency consistency, List<String> implies, boolean ofTime) {}

    private final List<Point> points = new ArrayList<>();
    private final Optional<Model<?>> model;

    private Lattice(Optional<Model<?>> model) {
        this.model = model;
    }

    /**
     * For single operations: linearizable and sequential; of registers and key-value stores also what asks no more than
     * which write a read has read from, from causal memory down to the session guarantees.
     *
     * @param budget steps to spend on one part of a history before giving up
     */
    public static Lattice ofOperations(Model<?> model, long budget) {
        Lattice lattice = new Lattice(Optional.of(model));
        boolean registers = switch (model.name()) {
            case "kv", "register", "cas-register" -> true;
            default -> false;
        };
        lattice.add("linearizable", true, new Linearizability(model, budget), "sequential");
        if (!registers) {
            lattice.add("sequential", false, new SequentialConsistency(model, budget));
            return lattice;
        }
        String yours = name(Kind.READ_YOUR_WRITES);
        String reads = name(Kind.MONOTONIC_READS);
        String writes = name(Kind.MONOTONIC_WRITES);
        String follow = name(Kind.WRITES_FOLLOW_READS);
        lattice.add(
                "sequential", false, new SequentialConsistency(model, budget), "causal-memory", "causal-convergent");
        lattice.add("causal-memory", false, new Causal(Strength.MEMORY), "causal", "pram");
        lattice.add("causal-convergent", false, new Causal(Strength.CONVERGENT), "causal", reads);
        lattice.add("causal", false, new Causal(Strength.WEAK), yours, writes, follow);
        lattice.add("pram", false, new Causal(Strength.PRAM), yours, reads, writes);
        for (Kind kind : Kind.values()) {
            lattice.add(name(kind), false, new SessionGuarantee(kind));
        }
        return lattice;
    }

    /** For transactions: all isolation levels, from the strongest down. */
    public static Lattice ofTransactions(long budget) {
        Lattice lattice = new Lattice(Optional.empty());
        for (Level level : List.of(Level.values()).reversed()) {
            boolean weakest = level.ordinal() == 0;
            lattice.add(
                    name(level),
                    level == Level.STRICT_SERIALIZABLE,
                    new Isolation(level, budget),
                    weakest ? new String[0] : new String[] {name(Level.values()[level.ordinal() - 1])});
        }
        return lattice;
    }

    private void add(String name, boolean ofTime, Consistency consistency, String... implies) {
        points.add(new Point(name, consistency, List.of(implies), ofTime));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stronger before the weaker. */
    public List<Point> points() {
        return List.copyOf(points);
    }

    /** The model of this name, if it makes sense here. */
    public Optional<Point> named(String name) {
        return points.stream().filter(point -> point.name().equals(name)).findFirst();
    }

    /** Whether a history of transactions is judged. */
    public boolean transactional() {
        return model.isEmpty();
    }

    /** What the object promises that single operations are asked of; empty for transactions. */
    public Optional<Model<?>> model() {
        return model;
    }

    /**
     * The history as the model of this point is given it: as it is, or as transactions of one read or write.
     *
     * @throws IllegalArgumentException if it cannot be; the message says why
     */
    History seenBy(Point point, History history) {
        boolean asItIs = point.consistency() instanceof Linearizability
                || point.consistency() instanceof SequentialConsistency
                || transactional();
        return asItIs ? history : ReadsAndWrites.of(history, model.orElseThrow());
    }
}
