package leaks;

import java.util.function.DoubleUnaryOperator;

/** Functions whose last bit is the processor's. */
class Mathematics {
    double of(int which, double x) {
        return switch (which) {
            case 0 -> Math.sin(x); // leaks INEXACT_MATH
            case 1 -> Math.exp(x); // leaks INEXACT_MATH
            case 2 -> Math.log(x); // leaks INEXACT_MATH
            case 3 -> Math.pow(x, 1.5); // leaks INEXACT_MATH
            case 4 -> Math.cbrt(x); // leaks INEXACT_MATH
            default -> Math.hypot(x, 1); // leaks INEXACT_MATH
        };
    }

    DoubleUnaryOperator byReference() {
        return Math::log1p; // leaks INEXACT_MATH
    }
}
