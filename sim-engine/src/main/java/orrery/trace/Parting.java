package orrery.trace;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Times;

/**
 * Where two runs that began alike part.
 *
 * @param where the step, or what else of a run
 * @param path the field there, as in {@code after.log[3].term}; empty for all of it
 * @param first what the first run has; null if it has nothing there
 * @param second what the second run has; null if it has nothing there
 */
public record Parting(
        String where,
        String path,
        @Nullable Value first,
        @Nullable Value second) {

    private static final int LONGEST = 200;

    /**
     * The first difference between two runs, in the order in which things happened; empty if what was recorded of them is
     * equal. Of runs that were not recorded from the beginning, the steps that both have are compared.
     */
    public static Optional<Parting> of(Trace first, Trace second) {
        return Optional.<Parting>empty()
                .or(() -> ofParts("the header", first.header(), second.header()))
                .or(() -> ofSteps(first.steps(), second.steps()))
                .or(() -> ofParts("the operations", first.history(), second.history()))
                .or(() -> ofParts("the end", first.end(), second.end()))
                .or(() -> ofParts("the summary", first.summary(), second.summary()));
    }

    private static Optional<Parting> ofSteps(List<Step> first, List<Step> second) {
        int inFirst = 0;
        int inSecond = 0;
        while (inFirst < first.size() && inSecond < second.size()) {
            Step one = first.get(inFirst);
            Step other = second.get(inSecond);
            if (one.number() == other.number()) {
                Optional<Parting> found = ofStep(one, other);
                if (found.isPresent()) {
                    return found;
                }
            }
            inFirst += one.number() <= other.number() ? 1 : 0;
            inSecond += other.number() <= one.number() ? 1 : 0;
        }
        if (inFirst < first.size()) {
            return Optional.of(new Parting(where(first.get(inFirst)), "", Value.of(first.get(inFirst)), null));
        }
        return inSecond < second.size()
                ? Optional.of(new Parting(where(second.get(inSecond)), "", null, Value.of(second.get(inSecond))))
                : Optional.empty();
    }

    private static Optional<Parting> ofStep(Step first, Step second) {
        return first.equals(second) ? Optional.empty() : ofParts(where(first), first, second);
    }

    private static Optional<Parting> ofParts(String where, Record first, Record second) {
        return Difference.between(Value.of(first), Value.of(second)).stream()
                .findFirst()
                .map(difference -> new Parting(where, difference.path(), difference.before(), difference.after()));
    }

    private static String where(Step step) {
        String place = step.node() == null ? "" : " at " + step.node();
        return "step " + step.number() + ", " + Times.text(step.timeNanos()) + place;
    }

    /** {@code step 7, 1.5s at n2: after.term is 3 in the first run and 4 in the second}. */
    public String sentence() {
        String what = path.isEmpty() ? "it" : path;
        return where + ": " + what + " is " + told(first) + " in the first run and " + told(second) + " in the second";
    }

    private static String told(@Nullable Value value) {
        return value == null ? "absent" : value.brief(LONGEST);
    }
}
