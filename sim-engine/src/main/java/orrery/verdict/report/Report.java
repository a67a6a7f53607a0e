package orrery.verdict.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.api.History;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.model.Model;
import orrery.verdict.order.Linearizability;
import orrery.verdict.order.SequentialConsistency;
import orrery.verdict.transaction.Causal;
import orrery.verdict.transaction.Causal.Strength;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.SessionGuarantee;
import orrery.verdict.transaction.SessionGuarantee.Kind;
import orrery.verdict.transaction.Transaction;

/**
 * What every consistency model that fits says about one history. Models imply each other: what is linearizable is
 * sequentially consistent, and so on down the lattice; so nothing is searched for that is known already.
 */
public final class Report {

    /**
     * What one model says.
     *
     * @param implies the names of the next weaker models
     */
    public record Entry(Consistency consistency, List<String> implies, Finding finding) {

        public String name() {
            return consistency.name();
        }

        public boolean holds() {
            return finding instanceof Finding.Holds;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Report() {}

    /**
     * Judges a history of single operations by all models, from linearizable down to the session guarantees. Those from
     * causal down need reads and writes of unique values, and stay undecided otherwise.
     */
    public static Report ofOperations(History history, Model<?> model) {
        String weak = new Causal(Strength.WEAK).name();
        String memory = new Causal(Strength.MEMORY).name();
        String convergent = new Causal(Strength.CONVERGENT).name();
        String pram = new Causal(Strength.PRAM).name();
        Consistency sequential = new SequentialConsistency(model);
        String yours = new SessionGuarantee(Kind.READ_YOUR_WRITES).name();
        String reads = new SessionGuarantee(Kind.MONOTONIC_READS).name();
        String writes = new SessionGuarantee(Kind.MONOTONIC_WRITES).name();
        String follow = new SessionGuarantee(Kind.WRITES_FOLLOW_READS).name();
        Report report = new Report();
        report.add(new Linearizability(model), history, sequential.name());
        report.add(sequential, history, memory, convergent);
        report.add(new Causal(Strength.MEMORY), history, weak, pram);
        report.add(new Causal(Strength.CONVERGENT), history, weak, reads);
        report.add(new Causal(Strength.WEAK), history, yours, writes, follow);
        report.add(new Causal(Strength.PRAM), history, yours, reads, writes);
        for (Kind kind : Kind.values()) {
            report.add(new SessionGuarantee(kind), history);
        }
        report.inferBroken();
        return report;
    }

    /** Judges a history of {@link Transaction}s at all isolation levels, from the strongest down. */
    public static Report ofTransactions(History history) {
        Report report = new Report();
        Level[] levels = Level.values();
        for (int level = levels.length - 1; level >= 0; level--) {
            Isolation isolation = new Isolation(levels[level]);
            if (level > 0) {
                report.add(isolation, history, new Isolation(levels[level - 1]).name());
            } else {
                report.add(isolation, history);
            }
        }
        report.inferBroken();
        return report;
    }

    private void add(Consistency consistency, History history, String... implies) {
        Finding finding = null;
        for (Entry stronger : entries.values()) {
            if (stronger.holds() && stronger.implies.contains(consistency.name())) {
                finding = stronger.finding;
            }
        }
        if (finding == null) {
            try {
                finding = consistency.check(history);
            } catch (IllegalArgumentException unfit) {
                finding = new Finding.Undecided(String.valueOf(unfit.getMessage()));
            }
        }
        entries.put(consistency.name(), new Entry(consistency, List.of(implies), finding));
    }

    /** What implies something that is broken is broken too. */
    private void inferBroken() {
        List<Entry> weakestFirst = new ArrayList<>(entries.values()).reversed();
        for (Entry entry : weakestFirst) {
            for (String weaker : entry.implies) {
                Entry implied = entries.get(weaker);
                if (implied != null
                        && entry.finding instanceof Finding.Undecided
                        && implied.finding instanceof Finding.Broken) {
                    entries.put(entry.name(), new Entry(entry.consistency, entry.implies, implied.finding));
                }
            }
        }
    }

    /** What each model says, the stronger before the weaker. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Those that hold, and are implied by no other that holds. */
    public List<Entry> strongest() {
        return entries.values().stream()
                .filter(Entry::holds)
                .filter(entry -> entries.values().stream()
                        .noneMatch(other -> other.holds() && other.implies.contains(entry.name())))
                .toList();
    }

    /** For people: one line a model, and why it is broken. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries.values()) {
            text.append(
                    switch (entry.finding) {
                        case Finding.Holds holds -> "holds      " + entry.name();
                        case Finding.Broken broken -> "broken     " + entry.name() + ": " + broken.sentence();
                        case Finding.Undecided undecided -> "undecided  " + entry.name() + ": " + undecided.sentence();
                    });
            text.append('\n');
        }
        return text.toString();
    }
}
