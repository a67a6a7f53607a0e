package orrery.protocols.order.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import orrery.protocols.order.matrix.Happened.Id;

/**
 * What a process has, and finds again after a crash.
 *
 * @param table what it knows of what anybody knows
 * @param log the events that somebody may not have heard of
 * @param entries the dictionary
 */
public record Saved(TimeTable table, PSortedMap<Id, Happened> log, PSet<Id> entries) {

    static Saved nothing(int processes) {
        return new Saved(TimeTable.zero(processes), TreePMap.empty(), TreePSet.empty());
    }

    /** What this process has heard of itself. */
    PVector<Long> heard(int self) {
        return table.rows().get(self);
    }

    /** An event of its own. */
    Saved did(int self, Happened event, Rules rules) {
        return new Saved(table.tick(self), log.plus(event.id(), event), rules.entries(entries, List.of(event)));
    }

    /** It has heard from another. */
    Saved learn(int self, int from, Message message, Rules rules) {
        List<Happened> fresh = new ArrayList<>();
        PSortedMap<Id, Happened> all = log;
        for (Happened event : message.news()) {
            if (!rules.knows(table, self, event.id())) {
                fresh.add(event);
                all = all.plus(event.id(), event);
            }
        }
        TimeTable learnt = rules.learn(table, self, message.table(), from);
        PSortedMap<Id, Happened> kept = all;
        for (Id event : all.keySet()) {
            kept = rules.mayForget(learnt, event) ? kept.minus(event) : kept;
        }
        return new Saved(learnt, kept, rules.entries(entries, fresh));
    }
}
