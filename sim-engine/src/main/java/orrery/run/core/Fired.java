package orrery.run.core;

/** What is counted when it fires, in the words of {@link orrery.trace.Trace.Summary#fired()}. */
public enum Fired {
    CRASH("crash"),
    CRASH_IN_HANDLER("crash inside a handler"),
    AMNESIA("amnesia"),
    RESTART("restart"),
    FAILED_BOOT("failed boot"),
    UPGRADE("upgrade"),
    PAUSE("pause"),
    SLOW("slow node"),
    JOIN("join"),
    LEAVE("leave"),
    PARTITION("partition"),
    ONE_WAY_PARTITION("one-way partition"),
    ISOLATION("isolation"),
    MAJORITIES_RING("majorities ring"),
    CLOG("clog"),
    HEAL("heal"),
    LOSS("loss"),
    BURST_LOSS("loss in a burst"),
    DUPLICATION("duplication"),
    REORDERING("reordering"),
    CORRUPTION("corruption"),
    ALTERATION("undetected corruption"),
    OVERFLOW("queue overflow"),
    RETRANSMISSION("retransmission"),
    HELD_BY_CLOG("held by a clog"),
    DROPPED_BY_PARTITION("dropped by a partition"),
    DROPPED_AT_DOWN_NODE("dropped at a down node"),
    DROPPED_WITHOUT_LINK("dropped without a link"),
    GAVE_UP("operation given up"),
    ASKED_AGAIN("operation asked again"),
    CLOCK_JUMP("clock jump"),
    CLOCK_DRIFT("clock drift"),
    CLOCK_STROBE("clock strobe"),
    SLOW_DISK("slow disk"),
    LOST_WRITE("lost write"),
    TORN_WRITE("torn write"),
    BIT_ROT("bit rot"),
    MISDIRECTED_WRITE("misdirected write"),
    STALE_READ("stale read"),
    IO_ERROR("I/O error"),
    DISK_FULL("full disk"),
    LYING_SYNC("lying sync"),
    SILENCE("byzantine silence"),
    EQUIVOCATION("byzantine equivocation"),
    BYZANTINE_ALTERATION("byzantine alteration"),
    REPLAY("byzantine replay"),
    BYZANTINE_DELAY("byzantine delay");

    /** As the summary has it. */
    public final String word;

    Fired(String word) {
        this.word = word;
    }
}
