package orrery.verdict.order;

import java.util.List;
import orrery.api.Operation;

/** A search for a linearization that can be stopped after any number of steps, and taken up again. */
interface Search {

    /** How far a search has come. */
    enum Progress {
        RUNNING,
        FOUND,
        IMPOSSIBLE
    }

    /** Goes on for about this many steps; a step is one transition tried. */
    Progress advance(long steps);

    /** Steps so far. */
    long steps();

    /** The linearization that was found. */
    List<Operation> order();
}
