package orrery.verdict.model;

import org.jspecify.annotations.Nullable;

/** A lock that begins free: {@code acquire} and {@code release}. */
final class Mutex extends JepsenModel<Boolean> {

    Mutex() {
        super("mutex", "acquire and release");
    }

    @Override
    public Boolean initial() {
        return false;
    }

    @Override
    @Nullable
    Boolean step(Boolean held, Asked asked, @Nullable Answered answer) {
        return switch (asked.f()) {
            case "acquire" -> held ? null : (Boolean) true;
            case "release" -> held ? (Boolean) false : null;
            default -> throw unknown(asked);
        };
    }
}
