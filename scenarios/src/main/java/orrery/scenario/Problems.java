package orrery.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a scenario, so that all of it can be said at once. */
final class Problems {

    /** Whoever mends that many mistakes will try again before reading on; and a hostile file has a hundred thousand. */
    private static final int MOST = 100;

    /** By line and column; what was not written in the file comes last. */
    private static final Comparator<Problem> BY_PLACE = Comparator.<Problem>comparingInt(
                    problem -> problem.line() == 0 ? Integer.MAX_VALUE : problem.line())
            .thenComparingInt(Problem::column);

    private final Set<Problem> found = new LinkedHashSet<>();
    /** The paths of all that is wrong, and of all wholes that it is a part of. */
    private final Set<String> touched = new HashSet<>();

    /** @throws ScenarioException if that makes too many */
    void add(Place place, String path, String message) {
        found.add(new Problem(place.source(), place.line(), place.column(), path, message));
        touched.add("");
        for (int end = path.length();
                end > 0;
                end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1))) {
            touched.add(path.substring(0, end));
        }
        if (found.size() == MOST) {
            throw exception();
        }
    }

    /** Whether nothing was found wrong with this field or within it. */
    boolean none(String path) {
        return !touched.contains(path);
    }

    boolean any() {
        return !found.isEmpty();
    }

    /** Says it all. */
    ScenarioException exception() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(BY_PLACE);
        return new ScenarioException(sorted);
    }
}
