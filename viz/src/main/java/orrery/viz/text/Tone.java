package orrery.viz.text;

/** What a line is about, as its colour on a terminal. */
enum Tone {
    PLAIN(""),
    QUIET("2"),
    ROLE("1;36"),
    GOOD("32"),
    FAULT("33"),
    BAD("1;31");

    private static final char ESCAPE = 0x1B;

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String on(String text) {
        return code.isEmpty() || text.isEmpty() ? text : ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
    }
}
