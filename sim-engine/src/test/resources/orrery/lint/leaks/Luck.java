package leaks;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** Numbers drawn outside of the run's seed, or with a seed but without an address. */
class Luck {
    double plain() {
        return Math.random(); // leaks RANDOM
    }

    Random unseeded() {
        return new Random(); // leaks RANDOM
    }

    Random seeded() {
        return new Random(42); // leaks RANDOM
    }

    long others(int which) {
        return switch (which) {
            case 0 -> ThreadLocalRandom.current().nextLong(); // leaks RANDOM
            case 1 -> new SecureRandom().nextLong(); // leaks RANDOM
            case 2 -> UUID.randomUUID().getMostSignificantBits(); // leaks RANDOM
            case 3 -> new SplittableRandom(1).nextLong(); // leaks RANDOM
            default -> RandomGenerator.getDefault().nextLong(); // leaks RANDOM
        };
    }

    void shuffle(List<String> names) {
        Collections.shuffle(names); // leaks RANDOM
    }

    DoubleSupplier byReference() {
        return Math::random; // leaks RANDOM
    }

    static class OwnGenerator extends Random {
        private static final long serialVersionUID = 1;

        OwnGenerator() {
            super(7); // leaks RANDOM
        }
    }
}
