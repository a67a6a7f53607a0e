package orrery.protocols.twophase;

import java.util.List;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * What a participant has on its disk: balances, what it has promised, and what was decided. The log of the papers, boiled
 * down to what recovery would make of it.
 *
 * @param incarnation how often it has booted
 * @param prepared what it voted yes for, and does not know the decision of
 * @param outcomes what it knows to be decided
 */
public record Ledger(
        long incarnation, PMap<String, Long> balances, PMap<Txn, Prepared> prepared, PMap<Txn, Decision> outcomes) {

    /** The file. */
    static final String FILE = "participant";

    /**
     * A prepare record.
     *
     * @param peers the other participants
     */
    public record Prepared(Work work, List<NodeId> peers) {}

    static Ledger opening(PMap<String, Long> balances) {
        return new Ledger(0, balances, TreePMap.empty(), TreePMap.empty());
    }

    Ledger booted() {
        return new Ledger(incarnation + 1, balances, prepared, outcomes);
    }

    Ledger prepare(Txn txn, Prepared promise) {
        return new Ledger(incarnation, balances, prepared.plus(txn, promise), outcomes);
    }

    /** With this decision, and what was promised done or given up. */
    Ledger decide(Txn txn, Decision decision) {
        Prepared promised = prepared.get(txn);
        PMap<String, Long> after = promised != null && decision == Decision.COMMIT
                ? promised.work().done(balances)
                : balances;
        return new Ledger(incarnation, after, prepared.minus(txn), outcomes.plus(txn, decision));
    }

    // a record is lazy if it may be lost in a crash, until something else is forced

    void force(Context<Message, Timer> ctx, Rules rules) {
        write(ctx, rules);
        ctx.sync();
    }

    void write(Context<Message, Timer> ctx, Rules rules) {
        ctx.write(FILE, rules.durable(this));
    }
}
