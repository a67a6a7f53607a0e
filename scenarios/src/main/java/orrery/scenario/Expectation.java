package orrery.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
        Optional<String> broken,

        @Doc(
                "`never`: a run fails as well if it proves too little: if a planned fault touched nothing, if something never"
                        + " happened that should sometimes, if no promise was put to the test, or if no operation completed."
                        + " `allowed`: it only says so. Left out, it is allowed; in the library, never.")
        Optional<Vacuous> vacuous,

        @Doc(
                "The digest of the run, as it was when the scenario was written down: 16 hexadecimal digits. `orrery replay` says"
                        + " whether it is still the very same run; a run with another digest passes all the same.")
        Optional<String> digest) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16}");

    /** Which promises must hold. */
    public enum Held {
        ALL
    }

    /** Whether a run may prove little; see {@link Vacuity}. */
    public enum Vacuous {
        NEVER,
        ALLOWED
    }

    /** All promises of the protocol hold. */
    public static final Expectation ALL_HELD =
            new Expectation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** With other words about a promise that must break. */
    Expectation withBroken(Optional<String> changed) {
        return new Expectation(linearizable, held, changed, vacuous, digest);
    }

    /** As the library expects: where a scenario does not say that it may be vacuous, it must not be. */
    public Expectation strict() {
        return new Expectation(linearizable, held, broken, vacuous.or(() -> Optional.of(Vacuous.NEVER)), digest);
    }

    boolean allowsVacuous() {
        return vacuous.orElse(Vacuous.ALLOWED) == Vacuous.ALLOWED;
    }

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
        if (digest.filter(text -> !DIGEST.matcher(text).matches()).isPresent()) {
            part.field("digest").say("a digest has 16 hexadecimal digits, as 00c0ffee00c0ffee");
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
