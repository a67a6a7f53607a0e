package orrery.protocols.threephase;

import java.util.Collection;
import java.util.Optional;
import orrery.api.Context;

/**
 * The decisions on which atomicity hangs. The sites ask for them here and make none of the kind themselves; a wrong twin
 * overrides exactly one. "BHG" are Bernstein, Hadzilacos and Goodman (1987), chapter 7.
 */
public class Rules {

    /** A commit takes every vote (BHG, AC3). */
    public boolean unanimous(int yes, int participants) {
        return yes == participants;
    }

    /** Nobody commits before everybody who is up knows that all have voted yes (Skeen 1981; BHG). */
    public boolean precommitsFirst() {
        return true;
    }

    /** A phase is on the disk before anybody hears of it (BHG, recovery). */
    public void beforeAnswering(Saved now, Context<Message, Timer> ctx) {
        ctx.save(now);
    }

    /** A site goes on from what it finds on its disk (BHG, recovery). */
    public Saved afterACrash(Saved found) {
        return found;
    }

    /**
     * What a site does by itself when whoever coordinates is silent: nothing, for it does not know how far the others have
     * come (BHG).
     */
    public Optional<Phase> whenThereIsSilence(Phase mine) {
        return Optional.empty();
    }

    /** Silence means that whoever coordinates is down, and that another has to (BHG, termination protocol). */
    public boolean takesOver() {
        return true;
    }

    /**
     * What a successor makes of the phases of all who are up (BHG, TR1 to TR4). If somebody has decided, so it was
     * decided. If nobody knows that all have voted yes, nobody can have committed. Otherwise somebody may have: all are
     * brought as far as that, and then commit.
     *
     * @return committed, aborted, or precommitted if all must first be brought there
     */
    public Phase terminate(Collection<Phase> phases) {
        if (phases.contains(Phase.ABORTED)) {
            return Phase.ABORTED;
        }
        if (phases.contains(Phase.COMMITTED)) {
            return Phase.COMMITTED;
        }
        return phases.contains(Phase.PRECOMMITTED) ? Phase.PRECOMMITTED : Phase.ABORTED;
    }

    @Override
    public String toString() {
        return "as in the papers";
    }
}
