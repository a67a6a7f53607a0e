package orrery.lint;

import java.util.List;
import java.util.Map;

/** Finds leaks of one family in a class. */
interface Rule {

    void inspect(Subject subject, Findings findings);

    /** What it finds, by kind, in phrases for the reference. */
    Map<Kind, List<String>> finds();
}
