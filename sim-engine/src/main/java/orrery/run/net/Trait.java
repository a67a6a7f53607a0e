package orrery.run.net;

import orrery.world.Link;
import orrery.world.Loss;

/** What can be wrong with a link for the whole of a run. */
public enum Trait {
    LOSS("loss", "no message was lost"),
    DUPLICATION("duplication", "no message came twice"),
    REORDERING("reordering", "no message was held back"),
    CORRUPTION("corruption", "no message was damaged"),
    BANDWIDTH("limited bandwidth", "no message had to queue"),
    RETRANSMISSION("retransmission", "no message was sent again");

    public final String word;

    /** What is true of a run in which it never showed. */
    public final String never;

    Trait(String word, String never) {
        this.word = word;
        this.never = never;
    }

    public boolean isOf(Link link) {
        return switch (this) {
            case LOSS ->
                switch (link.loss()) {
                    case Loss.Independent(double probability) -> probability > 0;
                    case Loss.Bursty burst ->
                        burst.lossWhenGood() > 0 || (burst.lossWhenBad() > 0 && burst.toBad() > 0);
                };
            case DUPLICATION -> link.duplication() > 0 && !link.reliable();
            case REORDERING -> link.reordering() > 0;
            case CORRUPTION -> link.corruption() > 0;
            case BANDWIDTH -> link.bandwidth().isPresent();
            case RETRANSMISSION -> link.reliable();
        };
    }
}
