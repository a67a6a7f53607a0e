package orrery.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.verdict.Consistency;
import orrery.verdict.Judge;

/** {@code expect:}. */
@Doc("What must come of the run; a scenario is a test.")
public record Expectation(
        @Doc("Judge the clients' history: is it linearizable, as a history of this model? `kv` is a map from keys to"
                + " values. The promise is then called linearizable (kv).")
        Optional<ModelName> linearizable,

        @Doc("`all`: every promise must hold. This is so without saying, unless broken names one.")
        Optional<Held> held,

        @Doc("The one promise that the run must break: a test of a wrong twin.")
        Optional<String> broken) {

    /** Which promises must hold. */
    public enum Held {
        ALL
    }

    /** All promises of the protocol hold. */
    public static final Expectation ALL_HELD = new Expectation(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Says what cannot be expected.
     *
     * @param promises the protocol's
     * @param asked whether clients are asked anything
     */
    void check(List<String> promises, boolean asked, Part part) {
        if (linearizable.isPresent() && !asked) {
            part.field("linearizable").say("clients are asked nothing, so there is no history; add a workload");
        }
        if (held.isPresent() && broken.isPresent()) {
            part.field("held").say("not all promises can hold while one is broken; take held or broken away");
        }
        broken.ifPresent(promise -> {
            List<String> judged = new ArrayList<>(promises);
            judged.addAll(Judge.OF_EVERY_RUN);
            consistency().forEach(model -> judged.add(model.name()));
            if (!judged.contains(promise)) {
                String known = "the promises are " + String.join("; ", judged) + Nearest.hint(promise, judged);
                boolean unjudged = promise.startsWith("linearizable");
                part.field("broken").refuse(unjudged ? "the history is not judged so; see linearizable" : known);
            }
        });
    }

    /** What the history is judged by, beside the protocol's checks. */
    public List<Consistency> consistency() {
        return linearizable.<Consistency>map(ModelName::linearizable).stream().toList();
    }
}
