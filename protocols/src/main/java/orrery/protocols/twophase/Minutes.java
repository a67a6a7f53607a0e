package orrery.protocols.twophase;

import java.util.List;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * What a coordinator has on its disk: what it must still do something about. What has ended is taken out, and from then on
 * the presumption speaks for it.
 *
 * @param incarnation how often it has booted
 * @param collecting under a presumed commit: who was asked, where nothing is decided (R*, the collecting record)
 * @param decided what was decided, where acknowledgements are missing
 */
public record Minutes(long incarnation, PMap<Txn, List<NodeId>> collecting, PMap<Txn, Unended> decided) {

    static final Minutes NONE = new Minutes(0, TreePMap.empty(), TreePMap.empty());

    /** The file. */
    static final String FILE = "coordinator";

    /**
     * A decision that not everybody is known to have on disk.
     *
     * @param unacknowledged who has yet to say so
     */
    public record Unended(Decision decision, List<NodeId> unacknowledged) {}

    Minutes booted(Rules rules) {
        return new Minutes(rules.incarnation(incarnation), collecting, decided);
    }

    Minutes collect(Txn txn, List<NodeId> asked) {
        return new Minutes(incarnation, collecting.plus(txn, asked), decided);
    }

    Minutes decide(Txn txn, Decision decision, List<NodeId> unacknowledged) {
        return new Minutes(
                incarnation, collecting.minus(txn), decided.plus(txn, new Unended(decision, unacknowledged)));
    }

    /** The end record. */
    Minutes end(Txn txn) {
        return new Minutes(incarnation, collecting.minus(txn), decided.minus(txn));
    }

    // a record is lazy if it may be lost in a crash, until something else is forced

    void force(Context<Message, Timer> ctx) {
        write(ctx);
        ctx.sync();
    }

    void write(Context<Message, Timer> ctx) {
        ctx.write(FILE, this);
    }
}
