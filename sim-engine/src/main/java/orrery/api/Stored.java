package orrery.api;

/** What a node finds when it looks for a file on its disk. */
public sealed interface Stored {

    /** What was written last, or something older if the disk lies. */
    record Found(Record content) implements Stored {}

    /** Nothing was ever written there. */
    record Missing() implements Stored {}

    /** Something was, and its checksum is wrong. */
    record Corrupt() implements Stored {}
}
