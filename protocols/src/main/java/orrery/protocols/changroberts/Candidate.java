package orrery.protocols.changroberts;

import java.util.Optional;
import orrery.api.Context;

/** A process whose number may be the largest, as far as it knows. */
public record Candidate(Place place, long number) implements Role {

    @Override
    public Candidate start(Context<Message, Timer> ctx) {
        ctx.setTimer(ctx.chance().within(place.options().begin()), Timer.BEGIN);
        long drawn = place.number(ctx.chance());
        place.rules().beforeTelling(new Saved(drawn, Optional.empty()), ctx);
        return new Candidate(place, drawn);
    }

    @Override
    public Candidate timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case BEGIN -> {
                ctx.send(place.next(), new Message.Number(number));
                yield this;
            }
        };
    }
}
