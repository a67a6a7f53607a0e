package orrery.verdict;

/** A check itself failed: a bug in the check, which says nothing about the run. */
public final class CheckThrewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckThrewException(String promise, long step, RuntimeException cause) {
        super(
                "the check of \"" + promise + "\" threw " + (step < 0 ? "at the end of the run" : "at step " + step)
                        + ": " + cause,
                cause);
    }
}
