package orrery.world;

import orrery.api.Times;

/**
 * Who decides how long each message takes, among the times that its link may take anyway. Whatever the pace, no message is
 * faster or slower than its link's latency can be, so what a protocol promises of a world it promises at any pace. A pace's
 * text is the one that scenario files have.
 */
public sealed interface Pace {

    /** Chance decides for each message, as the link's latency is distributed. */
    Pace CHANCE = new Chance();

    /** Each message takes a time of its own, drawn. */
    record Chance() implements Pace {
        @Override
        public String toString() {
            return "chance";
        }
    }

    /**
     * Some nodes and links are slow, others fast, drawn for each: swarm scheduling, which draws a weight for each thread once
     * and is unfair for the whole run, said of links. A link of weight 4 is as slow as the slowest of 4 messages
     * would be, one of weight 1/4 as fast as the fastest.
     */
    record Weighted() implements Pace {
        @Override
        public String toString() {
            return "weighted";
        }
    }

    /**
     * Of the messages under way the one of the highest priority arrives first, and priorities are drawn; those that wait at the
     * node where a message just arrived draw new ones (partial order sampling: Yuan, Yang and Gu, CAV 2018).
     *
     * @param untilNanos from then on chance decides, so that a protocol can show that it recovers
     */
    record Pos(long untilNanos) implements Pace {
        @Override
        public String toString() {
            return "pos(" + Times.text(untilNanos) + ")";
        }
    }

    /**
     * Of the messages under way the one whose causal chain has the highest priority arrives first; priorities of chains are drawn,
     * and {@code depth - 1} times, at messages drawn among the first {@code messages}, the chain of a message falls below all
     * others (probabilistic concurrency testing, Burckhardt and others, ASPLOS 2010; over causal chains, Ozkan and others, OOPSLA
     * 2018).
     *
     * @param depth of the failures that are looked for: how many pairs of messages must come in a certain order; 1 or more
     * @param messages how many are thought to be sent; 1 or more
     * @param untilNanos from then on chance decides, so that a protocol can show that it recovers
     */
    record Pct(int depth, long messages, long untilNanos) implements Pace {
        @Override
        public String toString() {
            return "pct(" + depth + ", " + messages + ", " + Times.text(untilNanos) + ")";
        }
    }
}
