package orrery.api;

/** How an operation ended, with Jepsen's three words. */
public sealed interface Outcome {

    /** It took effect, and this is the answer. */
    record Ok(Record answer) implements Outcome {}

    /** It certainly took no effect. */
    record Fail(String reason) implements Outcome {}

    /** Nobody can say: it may have taken effect, may yet, or never will. */
    record Unknown(String reason) implements Outcome {}

    static Outcome ok(Record answer) {
        return new Ok(answer);
    }

    static Outcome fail(String reason) {
        return new Fail(reason);
    }

    static Outcome unknown(String reason) {
        return new Unknown(reason);
    }
}
