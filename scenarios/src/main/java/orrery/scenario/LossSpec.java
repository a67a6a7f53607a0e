package orrery.scenario;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.world.Loss;

/** {@code loss:}. Written {@code 1%}, or with the fields of a {@link BurstSpec}. */
public sealed interface LossSpec permits Probability, BurstSpec {

    String ALLOWED =
            "loss is written 1%, the same for each message, or { toBad: 1%, toGood: 20%, bad: 80% }, in bursts";

    Loss loss();

    static LossSpec of(Loss loss) {
        return switch (loss) {
            case Loss.Independent(double each) -> new Probability(each);
            case Loss.Bursty(double toBad, double toGood, double good, double bad) ->
                new BurstSpec(
                        new Probability(toBad),
                        new Probability(toGood),
                        Optional.of(new Probability(good)),
                        new Probability(bad));
        };
    }

    /** Null if nothing is lost like that, and then that has been said. */
    static @Nullable Object read(Part part) {
        return switch (part.value()) {
            case Value.Fields burst -> Binder.value(part, BurstSpec.class, null);
            case Value.Word each -> Binder.value(part, Probability.class, null);
            case null, default -> {
                part.refuse(ALLOWED);
                yield null;
            }
        };
    }
}
