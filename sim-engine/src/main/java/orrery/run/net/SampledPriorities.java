package orrery.run.net;

import java.util.List;

/**
 * Partial order sampling (Yuan, Yang and Gu, CAV 2018): priorities are drawn, and after a message arrived those that race with it
 * draw new ones. Two messages race if and only if they go to the same node, since a handler touches nothing else.
 */
final class SampledPriorities implements Priorities {

    @Override
    public void sent(Turns.Waiting sent) {
        sent.priority = sent.chance.fraction();
    }

    @Override
    public void arrived(Turns.Waiting arrived, List<Turns.Waiting> others) {
        for (Turns.Waiting other : others) {
            if (other.letter.receiver().equals(arrived.letter.receiver())) {
                other.priority = other.chance.fraction();
            }
        }
    }
}
