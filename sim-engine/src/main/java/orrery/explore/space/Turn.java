package orrery.explore.space;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.trace.Effect;

/**
 * What can come of an input at a node in one state.
 *
 * @param local what the node is then, by number
 * @param sent the messages that leave it, by number, in order
 * @param said what a client was asked and answered, in order
 * @param crashes how many crashes it takes out of the budget: 1 if the node crashed in the middle of its handler
 * @param fault why no run may go on from here: a refusal or an exception; null if it may
 * @param effects what the handler asked for, as far as it came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Turn(
        int local,
        int[] sent,
        List<Said> said,
        int crashes,
        @Nullable Fault fault,
        List<Effect> effects) {

    /** This, and at once what comes after it at the same node. */
    Turn then(Turn next) {
        int[] all = Arrays.copyOf(sent, sent.length + next.sent.length);
        System.arraycopy(next.sent, 0, all, sent.length, next.sent.length);
        return new Turn(
                next.local,
                all,
                Stream.concat(said.stream(), next.said.stream()).toList(),
                crashes + next.crashes,
                next.fault,
                Stream.concat(effects.stream(), next.effects.stream()).toList());
    }

    /** @param promise the one of every run that it breaks */
    record Fault(String promise, String sentence) {}
}
