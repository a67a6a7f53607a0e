package orrery.explore.space;

import orrery.trace.Description;

/** What may happen, in a few words. */
final class Words {

    private Words() {}

    static String of(Space space, int[] row, Action action) {
        return switch (action) {
            case Action.Start start -> start.node() + " starts";
            case Action.Deliver(int envelope) -> of(space.envelopes.get(envelope));
            case Action.Lose(int envelope) -> of(space.envelopes.get(envelope)) + " is lost";
            case Action.Fire fire -> fire.node() + ": " + text(fire.timer());
            case Action.Ask ask ->
                ask.client() + " is asked "
                        + text(space.question(
                                ask.client(), space.locals.get(space.local(row, ask.client())), ask.question()));
            case Action.Crash crash -> crash.node() + " crashes";
            case Action.Restart restart -> restart.node() + " boots again";
        };
    }

    static String of(Envelope letter) {
        return letter.from() + " → " + letter.to() + ": " + text(letter.message());
    }

    private static String text(Object value) {
        return Description.NOTHING.then(value).value().toString();
    }
}
