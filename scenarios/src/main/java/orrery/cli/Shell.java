package orrery.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Writes command lines that can be pasted into a POSIX shell. */
final class Shell {

    private Shell() {}

    /** {@code ./orrery} with these arguments. */
    static String orrery(List<String> arguments) {
        return "./orrery" + arguments.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
