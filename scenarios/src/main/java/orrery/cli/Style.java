package orrery.cli;

/** How words are set apart where there are colours. What matters is also said in words. */
enum Style {
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("1;31"),
    DOUBTFUL("33");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text between the codes of ECMA-48 (section 8.3.117, SGR). */
    String around(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
