package orrery.protocols.bully;

import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;

/** A process that has called an election, and waits for those above. */
public record Candidate(Place place) implements Process {

    /** @param down who is known to be: if nobody else is above, nobody needs to be asked */
    static Process standing(Place place, Optional<NodeId> down, Context<Message, Timer> ctx) {
        ctx.cancelTimer(Timer.SILENCE);
        boolean highest = place.above().stream().allMatch(above -> down.equals(Optional.of(above)));
        if (highest) {
            return Elect.of(place, ctx);
        }
        place.tell(place.above(), Message.ELECTION, ctx);
        ctx.setTimer(place.rules().answersTake(place.options().delay()), Timer.ANSWER);
        return new Candidate(place);
    }

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case ANSWER -> {
                ctx.cancelTimer(Timer.ANNOUNCEMENT);
                yield Elect.of(place, ctx);
            }
            // whoever answered is down by now
            case ANNOUNCEMENT -> {
                ctx.cancelTimer(Timer.ANSWER);
                yield standing(place, Optional.empty(), ctx);
            }
            case OFFICE, BEAT, SILENCE -> misplaced(timer);
        };
    }
}
