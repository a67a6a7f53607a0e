package orrery.lint;

/** Finds leaks of one family in a class. */
interface Rule {

    void inspect(Subject subject, Findings findings);
}
