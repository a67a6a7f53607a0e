package orrery.run;

/** The kinds of fault that are counted when they fire. */
enum Fired {
    CRASH("crash"),
    RESTART("restart"),
    PARTITION("partition"),
    ONE_WAY_PARTITION("one-way partition"),
    ISOLATION("isolation"),
    HEAL("heal"),
    LOSS("loss"),
    DUPLICATION("duplication"),
    REORDERING("reordering"),
    DROPPED_BY_PARTITION("dropped by a partition"),
    DROPPED_AT_DOWN_NODE("dropped at a down node");

    final String word;

    Fired(String word) {
        this.word = word;
    }
}
