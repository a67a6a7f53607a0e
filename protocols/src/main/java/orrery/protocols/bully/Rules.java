package orrery.protocols.bully;

import java.time.Duration;

/** The decisions on which it hangs that there is one coordinator. A wrong twin overrides exactly one. */
public class Rules {

    /** A message goes there and another comes back: whoever has not answered by then is down. */
    public Duration answersTake(Duration delay) {
        return delay.multipliedBy(2);
    }

    /** Who coordinates begins to when everybody has heard of it, so that no other still does. */
    public Duration officeBegins(Duration delay) {
        return delay;
    }

    /** Whoever is above decides: its answer ends the election of whoever is below. */
    public boolean yields() {
        return true;
    }

    /** Who coordinates, or is about to, gives way to one above, and to none below. */
    public boolean stepsDown(int mine, int theirs) {
        return theirs > mine;
    }

    /** Whoever hears from the coordinator lets it be. */
    public boolean isContent() {
        return true;
    }

    /** Whoever hears nothing from the coordinator for too long calls an election. */
    public boolean missesTheCoordinator() {
        return true;
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
