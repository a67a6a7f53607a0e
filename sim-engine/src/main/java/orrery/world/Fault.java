package orrery.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Span;

/** Something that goes wrong at a time drawn from a span, for a time drawn from another, or for good. */
public sealed interface Fault {

    When when();

    /** How long it lasts; empty when nobody mends it. */
    Optional<Span> lasts();

    /** When a fault strikes. */
    sealed interface When {
        /** At a time, drawn. */
        record At(Span time) implements When {}

        /**
         * As soon as something is so, and then after a while, drawn.
         *
         * @param landmark one of the protocol's {@link orrery.api.Protocol#landmarks()}
         * @param nth which time that it becomes so, from 1
         */
        record Once(String landmark, int nth, Span delay) implements When {}
    }

    // ---- nodes

    /**
     * A node stops and loses what it had not saved; when it lasts only a while, the node boots again afterwards.
     *
     * @param within how long a crash inside a handler waits for one that fits before it is given up; empty, as long as it takes
     */
    record Crash(When when, Target target, Optional<Span> lasts, Spot spot, boolean amnesia, Optional<Duration> within)
            implements Fault {

        /** One that is not given up. */
        public Crash(When when, Target target, Optional<Span> lasts, Spot spot, boolean amnesia) {
            this(when, target, lasts, spot, amnesia, Optional.empty());
        }
    }

    /** Where in the life of a node a crash falls. */
    enum Spot {
        /** Between two handlers. */
        BETWEEN_HANDLERS,
        /** In the middle of a handler: between any two of its effects, drawn. */
        BETWEEN_EFFECTS,
        /** Just before something is saved. */
        BEFORE_SAVE,
        /** Just after something was saved, before anything else happens. */
        AFTER_SAVE,
        /** Just before something is sent. */
        BEFORE_SEND,
        /** Just after something was sent. */
        AFTER_SEND
    }

    /** A node stands still: what reaches it waits, and its timers with it. */
    record Pause(When when, Target target, Optional<Span> lasts) implements Fault {}

    /** Each input costs a node a time, drawn, in which all others wait. */
    record Slow(When when, Target target, Span each, Optional<Span> lasts) implements Fault {}

    /** A whole zone goes down and boots again. */
    record ZoneDown(When when, String zone, Optional<Span> lasts) implements Fault {}

    /** All servers crash and boot again, one after another. */
    record RollingRestart(When when, Span down, Span gap) implements Fault {
        @Override
        public Optional<Span> lasts() {
            return Optional.empty();
        }
    }

    /**
     * A node goes down and boots again, from its disk, as another version of the protocol.
     *
     * @param version one of the world's {@link World#versions()}, or {@link Version#OWN} for a way back
     * @param down how long it is down
     */
    record Upgrade(When when, Target target, String version, Span down) implements Fault {
        @Override
        public Optional<Span> lasts() {
            return Optional.of(down);
        }
    }

    /** All servers are upgraded, one after another. */
    record RollingUpgrade(When when, String version, Span down, Span gap) implements Fault {
        @Override
        public Optional<Span> lasts() {
            return Optional.empty();
        }
    }

    /** A server that was not there at the beginning boots for the first time. */
    record Join(When when, NodeId node) implements Fault {
        @Override
        public Optional<Span> lasts() {
            return Optional.empty();
        }
    }

    /** A server goes and never comes back. */
    record Leave(When when, Target target) implements Fault {
        @Override
        public Optional<Span> lasts() {
            return Optional.empty();
        }
    }

    // ---- network

    /**
     * No message passes between different sides, in either direction. Who is on no side is reached by everybody: a node
     * between two sides is a bridge.
     *
     * @param sides at least two
     * @param flapping if present, the links are cut and whole in turn, each time for a time drawn from this span
     */
    record Partition(When when, List<List<Target>> sides, Optional<Span> lasts, Optional<Span> flapping)
            implements Fault {}

    /** No message passes from one group to another; the other direction is open. */
    record OneWay(When when, List<Target> from, List<Target> to, Optional<Span> lasts) implements Fault {}

    /** A node is cut off from all others, clients included, in both directions. */
    record Isolate(When when, Target target, Optional<Span> lasts) implements Fault {}

    /** Every server hears a majority, and no two the same: each keeps only its neighbours on a ring, drawn. */
    record MajoritiesRing(When when, Optional<Span> lasts) implements Fault {}

    /** Messages from one group to another are held, and all arrive when the fault is over. */
    record Clog(When when, List<Target> from, List<Target> to, Optional<Span> lasts) implements Fault {}

    // ---- clocks

    /** A node's clock jumps by a time, which may be negative. */
    record ClockJump(When when, Target target, long byNanos, Optional<Span> lasts) implements Fault {}

    /** A node's clock runs too fast or, if negative, too slow, by this many millionths. */
    record ClockDrift(When when, Target target, long partsPerMillion, Optional<Span> lasts) implements Fault {}

    /** A node's clock jumps forth and back. */
    record ClockStrobe(When when, Target target, long byNanos, Span period, Optional<Span> lasts) implements Fault {}

    // ---- disks

    /** A node's disk misbehaves. */
    record Disk(When when, Target target, Kind kind, Span delay, double rate, Optional<Span> lasts) implements Fault {
        /** How a disk can misbehave. */
        public enum Kind {
            /** A save takes a time, drawn, in which the node waits. */
            SLOW("slow"),
            /** What was written and not synced is gone after a crash. */
            LOSES_UNSYNCED("loses what was not synced"),
            /** What was being written when the node crashed can no longer be read. */
            TORN_WRITE("torn writes"),
            /** Something that was saved can no longer be read. */
            BIT_ROT("bit rot"),
            /** A write lands on another file of the same node. */
            MISDIRECTED_WRITE("misdirected writes"),
            /** A boot reads what was there before the last write. */
            STALE_READ("stale reads"),
            /** A write fails, and the node stops at once. */
            IO_ERROR("I/O errors"),
            /** Every write fails, and the node stops at the first. */
            FULL("full"),
            /** A sync says that it is done and is not: a crash loses what was written since the fault began. */
            LYING_SYNC("syncs lie");

            /** For people. */
            public final String word;

            Kind(String word) {
                this.word = word;
            }
        }
    }

    // ---- Byzantine nodes

    /** What a node sends is tampered with. */
    record Byzantine(When when, Target target, List<Strategy> strategies, Optional<Span> lasts) implements Fault {

        /** Each strikes each message with a probability of its own. */
        public sealed interface Strategy {
            double rate();

            /** Nothing is sent. */
            record Silence(double rate) implements Strategy {}

            /** Different receivers get different contents. */
            record Equivocate(double rate) implements Strategy {}

            /** Some number in the message is changed. */
            record Alter(double rate) implements Strategy {}

            /** An earlier message to the same receiver goes along. */
            record Replay(double rate) implements Strategy {}

            /** It is sent later. */
            record Delay(double rate, Span by) implements Strategy {}
        }
    }
}
