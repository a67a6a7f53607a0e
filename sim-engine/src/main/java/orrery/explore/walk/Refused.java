package orrery.explore.walk;

/** What was wanted cannot be done here; its message says why, for people. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String why) {
        super(why);
    }
}
