package orrery.cli;

/** A variable of the environment that the command heeds. */
enum Variable {
    NO_COLOR("if set, no colours unless `--color always` says so"),
    COLUMNS("how wide lines may be; the launcher sets it to the width of the terminal"),
    ORRERY_JAVA_OPTS("more options for Java, as `-Xmx4g`");

    private final String meaning;

    Variable(String meaning) {
        this.meaning = meaning;
    }

    /** As Markdown has it. */
    String meaning() {
        return meaning;
    }
}
