package orrery.viz.text;

import orrery.trace.Event;
import orrery.trace.Event.Detour;
import orrery.trace.Step;
import orrery.viz.story.Things;

/** Says in a few words what made a node move. */
record Words(Glyphs glyphs) {

    private static final int LONGEST = 300;

    /** The node's name, or a word for the network. */
    static String where(Step step) {
        return step.node() == null ? "net" : step.node().name();
    }

    String cause(Event event) {
        return switch (event) {
            case Event.Delivered delivered ->
                glyphs.from() + " " + delivered.from() + ": " + Things.brief(delivered.message(), LONGEST)
                        + (delivered.copy() > 0 ? " (duplicate)" : "")
                        + (delivered.detour() != Detour.NONE
                                ? " (" + delivered.detour().words() + ")"
                                : "");
            case Event.TimedOut(Object timer) -> Things.brief(timer, LONGEST) + " fired";
            case Event.Requested(long op, Object question) ->
                "asked " + Things.brief(question, LONGEST) + ", operation " + op;
            case Event.Dropped dropped ->
                Things.brief(dropped.message(), LONGEST) + " to " + dropped.to()
                        + (dropped.copy() > 0 ? " (duplicate)" : "") + " never arrives: "
                        + switch (dropped.reason()) {
                            case LOSS -> "lost";
                            case PARTITION -> "cut off by a partition";
                            case DOWN -> dropped.to() + " is down";
                            case CORRUPTION -> "damaged on its way";
                            case OVERFLOW -> "the queue is full";
                            case NO_LINK -> "there is no link";
                            case SILENCED -> "kept back by its Byzantine sender";
                        };
            case Event.Booted(int incarnation, String version) ->
                (incarnation == 0 ? "boots" : "RESTART no. " + incarnation) + as(version);
            case Event.Crashed(String how) -> how.isEmpty() ? "CRASH" : "CRASH, " + how;
            case Event.Partitioned partitioned -> "PARTITION";
            case Event.Healed healed -> "HEALED";
            case Event.GaveUp(long op) -> "gives up operation " + op;
            case Event.Continued continued -> "the disk is done";
            case Event.Disturbed(int fault, Event.Trouble kind, String what) -> "DISTURBED: " + what;
            case Event.Restored restored -> "RESTORED";
        };
    }

    /** Nothing for the scenario's own version. */
    static String as(String version) {
        return version.isEmpty() ? "" : ", version " + version;
    }
}
