package orrery.scenario;

import java.util.regex.Pattern;

/** Whom a fault strikes, as it is written: a node's name, a role, {@code any} or {@code others}. */
public record Who(String word) {

    static final String PATTERN = "[A-Za-z][A-Za-z0-9_.-]{0,31}";
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);
    static final String ALLOWED = "whom it strikes is a node's name, a role as in leader, any or others";

    static final Who ANY = new Who("any");
    static final Who OTHERS = new Who("others");

    public Who {
        if (!isName(word)) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    /** Names go into file names, pages and pictures, so they are letters, digits, {@code _}, {@code .} and {@code -}. */
    static boolean isName(String text) {
        return WRITTEN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return word;
    }
}
