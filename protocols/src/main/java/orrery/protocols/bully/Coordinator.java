package orrery.protocols.bully;

import orrery.api.Context;

/** The process that coordinates. */
public record Coordinator(Place place) implements Process {

    Coordinator beat(Context<Message, Timer> ctx) {
        place.tell(place.below(), Message.ALIVE, ctx);
        ctx.setTimer(place.options().beat(), Timer.BEAT);
        return this;
    }

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case BEAT -> beat(ctx);
            case ANSWER, ANNOUNCEMENT, OFFICE, SILENCE -> misplaced(timer);
        };
    }
}
