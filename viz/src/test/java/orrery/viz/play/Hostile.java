package orrery.viz.play;

import java.util.List;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;

/** A trace whose every name and text was chosen to do harm: markup, escape sequences, text turned round, broken characters. */
public final class Hostile {

    public static final String EVIL =
            "</title><script>alert(1)</script>\" onload='x' ]]> & \u001B[31m\u0007 \u202Etxet\u2066 \uD800 \u0000\n\r\t\uFFFF";

    private Hostile() {}

    public static Trace trace() {
        Hand hand = new Hand(EVIL, List.of(EVIL + 1, EVIL + 2), List.of(EVIL + 3));
        Value evil = new Value.Struct(EVIL, List.of(new Value.Field(EVIL, new Value.Text(EVIL))));
        for (int node = 0; node < 3; node++) {
            hand.becomes(0, node, new Event.Booted(0), evil, hand.send((node + 1) % 3, evil, node));
        }
        hand.becomes(
                30,
                1,
                hand.delivery(0, evil, 0, 0),
                new Value.Struct(EVIL + 4, List.of()),
                new Effect.Noted(EVIL),
                new Effect.Refused(evil));
        hand.stays(31, 1, new Event.TimedOut(evil));
        hand.stays(40, 1, new Event.Disturbed(0, Event.Trouble.DISK, EVIL));
        hand.world(41, new Event.Disturbed(1, Event.Trouble.DISK, EVIL));
        hand.world(42, new Event.Partitioned(2, List.of(List.of(hand.node(0)), List.of(hand.node(1))), true));
        hand.operation(2, evil, 20, 50, Outcome.fail(EVIL));
        hand.operation(2, evil, 60, Operation.OPEN, Outcome.unknown(EVIL));
        hand.stays(50, 2, new Event.TimedOut(new Value.Text(EVIL)));
        return hand.trace(100);
    }

    public static List<Verdict> verdicts() {
        return List.of(new Verdict(EVIL, Verdict.Status.BROKEN, EVIL, 3, 30_000_000));
    }
}
