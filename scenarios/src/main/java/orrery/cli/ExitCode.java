package orrery.cli;

/** What the shell is told in the end. */
final class ExitCode {

    /** Everything that was promised held, or broke as the scenario expects. */
    static final int KEPT = 0;

    /** A promise was broken, or the one that should have broken was not; of two runs: they differ. */
    static final int BROKEN = 1;

    /** What was asked for makes no sense, or a file cannot be read or written. */
    static final int BAD_INPUT = 2;

    /** A mistake of this program. */
    static final int OUR_FAULT = 3;

    private ExitCode() {}
}
