package orrery.protocols.changroberts;

import orrery.api.Context;

/** A process whose number may be the largest, as far as it knows. */
public record Candidate(Place place, long number) implements Role {

    @Override
    public Candidate start(Context<Message, Timer> ctx) {
        ctx.setTimer(ctx.chance().within(place.options().begin()), Timer.BEGIN);
        return new Candidate(place, place.number(ctx.chance()));
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
