package orrery.protocols.order.matrix;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A matrix clock: what somebody knows of what each process knows. Its row of a process is a vector clock: of how many events of
 * each process that one has heard, as far as is known here.
 *
 * @param rows by who knows, and then by whose events, in the world's order
 */
public record TimeTable(PVector<PVector<Long>> rows) {

    /** Of so many processes, none of which has done anything. */
    static TimeTable zero(int processes) {
        PVector<Long> row = TreePVector.empty();
        for (int process = 0; process < processes; process++) {
            row = row.plus(0L);
        }
        PVector<PVector<Long>> rows = TreePVector.empty();
        for (int process = 0; process < processes; process++) {
            rows = rows.plus(row);
        }
        return new TimeTable(rows);
    }

    /** Up to which event of {@code whose} {@code who} is known to have heard. */
    long of(int who, int whose) {
        return rows.get(who).get(whose);
    }

    int processes() {
        return rows.size();
    }

    /** {@code who} has one more event of its own, and knows it. */
    TimeTable tick(int who) {
        return with(who, who, of(who, who) + 1);
    }

    /** What {@code who} knows is at least what {@code other}'s row of {@code as} says. */
    TimeTable mergeRow(int who, TimeTable other, int as) {
        TimeTable merged = this;
        for (int whose = 0; whose < processes(); whose++) {
            long known = other.of(as, whose);
            merged = known > merged.of(who, whose) ? merged.with(who, whose, known) : merged;
        }
        return merged;
    }

    private TimeTable with(int who, int whose, long known) {
        return new TimeTable(rows.with(who, rows.get(who).with(whose, known)));
    }

    /** Nowhere does this row of one say more than that row of the other. */
    static boolean atMost(PVector<Long> one, PVector<Long> other) {
        for (int whose = 0; whose < one.size(); whose++) {
            if (one.get(whose) > other.get(whose)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
