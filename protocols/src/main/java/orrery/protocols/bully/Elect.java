package orrery.protocols.bully;

import orrery.api.Context;

/** A process that has told all below that it coordinates, and waits until they have heard. */
public record Elect(Place place) implements Process {

    static Elect of(Place place, Context<Message, Timer> ctx) {
        place.tell(place.below(), Message.COORDINATOR, ctx);
        ctx.setTimer(place.rules().officeBegins(place.options().delay()), Timer.OFFICE);
        return new Elect(place);
    }

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case OFFICE -> new Coordinator(place).beat(ctx);
            case ANSWER, ANNOUNCEMENT, BEAT, SILENCE -> misplaced(timer);
        };
    }
}
