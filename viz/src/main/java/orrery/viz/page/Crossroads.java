package orrery.viz.page;

import java.util.List;

/**
 * Where somebody stands who walks through a run, and how one can go on from there. All of it may hold any text.
 *
 * @param said the choices that led here, in the words of the walk; they stand in the page's address
 * @param back the choices that led to the place before; the same if this is where the walk began
 * @param done what was done otherwise, in sentences
 * @param coming what was caused and has not come, as it is numbered from 1
 * @param next what comes next if nothing is done; empty if the run is over
 * @param refused why what was chosen last could not be done; empty if it could
 */
public record Crossroads(
        List<String> said, List<String> back, List<String> done, List<Pending> coming, String next, String refused) {

    public Crossroads {
        said = List.copyOf(said);
        back = List.copyOf(back);
        done = List.copyOf(done);
        coming = List.copyOf(coming);
    }

    /**
     * A message on its way, or a timer that is set.
     *
     * @param when it comes if nothing is done, as people read it
     * @param onLink whether it is a message between two nodes, which can be lost or late
     */
    public record Pending(String when, String what, boolean onLink) {}
}
